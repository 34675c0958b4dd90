package edu.paws360.deploy.preflight.icmp;

import java.io.IOException;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Calls the roll: sends what is due, at a bounded pace, and hears in between, so that replies never wait in the kernel for long. For one thread.
 */
final class EchoRounds {
    /** Few enough that the replies of a loopback, which come at once, fit into the smallest buffer. */
    private static final int BEFORE_HEARING = 16;

    /** More than the buffers hold: what had come is heard before somebody is given up, and a flood ends nothing but its own turn. */
    private static final int HEARD_AT_ONCE = 16_384;

    /** How long an interrupt may go unnoticed. */
    private static final long LONGEST_WAIT = 100_000_000;

    private final Queue<Turn> turns = new PriorityQueue<>();
    private final EchoSockets sockets;
    private final RollCall roll;
    private final Pace pace;

    EchoRounds(EchoSockets sockets, RollCall roll, Pace pace) {
        this.sockets = sockets;
        this.roll = roll;
        this.pace = pace;
    }

    /** Calls everybody until all have answered, or had their time. */
    void run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        roll.calls().forEach(call -> begin(call, begun));
        while (!roll.isOver() && !turns.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while hosts were asked by ICMP");
            }
            long now = System.nanoTime();
            hear();
            if (!roll.isOver()) {
                speak(now);
                pause();
            }
        }
    }

    private void begin(Call call, long now) {
        if (sockets.of(call) == null) {
            call.notSent("could not be asked: " + sockets.whyNone(call));
        } else {
            turns.add(Turn.first(call, now));
        }
    }

    private void hear() throws IOException {
        for (EchoSocket socket : sockets.all()) {
            int heard = 0;
            EchoSocket.Heard one;
            do {
                one = socket.receive(roll::address);
                one.number().ifPresent(roll::answered);
                heard++;
            } while (one.something() && heard < HEARD_AT_ONCE);
        }
    }

    /** Only what was due before the last hearing, so that a reply that had come in time is never too late. */
    private void speak(long now) {
        for (int sent = 0; sent < BEFORE_HEARING && isDue(now); ) {
            Turn turn = turns.element();
            if (!roll.isOpen(turn.call()) || turn.isLast()) {
                turn.call().end();
                turns.remove();
            } else if (pace.take(System.nanoTime())) {
                turns.remove();
                turns.add(send(turn));
                sent++;
            } else {
                return;
            }
        }
    }

    private boolean isDue(long now) {
        return !turns.isEmpty() && turns.element().due() - now <= 0;
    }

    private Turn send(Turn turn) {
        Call call = turn.call();
        long now = System.nanoTime();
        call.begin(now);
        int error = sockets.of(call).send(call.number(), call.address());
        if (error == 0) {
            call.sent();
            return turn.next(now);
        }
        call.notSent(Libc.strerror(error));
        return error == Libc.EAGAIN || error == Libc.ENOBUFS ? turn.again(now) : turn.next(now);
    }

    private void pause() throws IOException {
        if (!turns.isEmpty()) {
            long now = System.nanoTime();
            long due = turns.element().due() - now;
            long wait = due > 0 ? due : pace.pause(now);
            if (wait > 0) {
                sockets.await(Math.min(wait, LONGEST_WAIT));
            }
        }
    }
}
