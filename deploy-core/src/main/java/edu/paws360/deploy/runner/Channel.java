package edu.paws360.deploy.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one supervisor: its process, and one thread each for what it says, what it is told, and its errors.
 *
 * <p>Output goes to the listener on the thread that reads it, so that a slow listener slows the command down and nothing is
 * piled up; every other report waits in the inbox. Used by one thread.
 */
final class Channel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration BRIEFLY = Duration.ofSeconds(1);
    private static final Parcel END = out -> {};

    /** Something for the supervisor's input. */
    @FunctionalInterface
    interface Parcel {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    /** A parcel that could not be made, and why, for people. */
    static final class Undeliverable extends IOException {

        private static final long serialVersionUID = 1L;

        Undeliverable(String why) {
            super(why);
        }
    }

    private final BlockingQueue<Report> inbox;
    private final BlockingQueue<Parcel> outbox = new LinkedBlockingQueue<>();
    private final long opened = System.nanoTime();
    private final Process process;
    private final ErrorTail errors;
    private final Thread reader;
    private final Thread writer;

    private Duration patience = BRIEFLY;
    private boolean left;
    private volatile Mandate mandate = Mandate.STANDING;
    private volatile OutputLines lines = new OutputLines(line -> {});
    private volatile Duration greeted = Duration.ZERO;
    private volatile Duration heard = Duration.ZERO;
    private volatile Duration sign = Duration.ZERO;
    private volatile boolean delivering;
    private volatile String fault = "";
    private volatile boolean beating;

    /**
     * Launches a supervisor.
     *
     * @param interval how often a sign of life is given, once there is something to live for
     * @throws IOException if its program cannot be started
     */
    Channel(ProcessBuilder launch, byte[] script, Duration interval, BlockingQueue<Report> inbox) throws IOException {
        this.inbox = inbox;
        process = launch.start();
        errors = new ErrorTail(process.getErrorStream());
        reader = thread("deploy-runner-reports", this::read);
        writer = thread("deploy-runner-beats", () -> write(script, interval));
    }

    /** The time since the launch, by a monotonic clock. */
    Duration now() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** When the supervisor's greeting came. */
    Duration greeted() {
        return greeted;
    }

    /** The date of the sign of life that the supervisor was given last: it can have none that is younger. */
    Duration lastSign() {
        return sign;
    }

    /** How long nothing was heard, zero while the listener keeps us from hearing. */
    Duration silence() {
        // The flag first: the reader takes it back after it has set the time.
        return delivering ? Duration.ZERO : now().minus(heard);
    }

    /** The next report, or null if none comes in this time. */
    Report next(Duration wait) throws InterruptedException {
        return inbox.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends something that starts nothing yet. */
    void send(byte[] message) {
        send(out -> out.write(message));
    }

    void send(Parcel parcel) {
        outbox.add(parcel);
    }

    /**
     * Asks to execute the assignment; from now on the heart beats.
     *
     * @param right what the signs of life are dated by
     * @param output gets what the command prints
     */
    void request(Assignment assignment, Mandate right, OutputLines output) {
        mandate = right;
        lines = output;
        patience = assignment.work().grace().plus(Supervisor.KILL).plus(FAREWELL);
        byte[] request = Message.run(assignment, greeted);
        sign = confirmed();
        heard = now();
        send(out -> {
            sign = confirmed();
            out.write(request);
            out.write(Message.sent(sign));
            beating = true; // only now: a beat before the request would be taken for one
        });
    }

    void stop(Duration grace) {
        send(Message.stop(grace));
    }

    /** If the listener keeps us from hearing: hands it no more lines, and gets it out of its wait. */
    void passBy() {
        if (delivering) {
            lines.mute();
            reader.interrupt();
        }
    }

    /** Ends the supervisor's process, or the one that leads to it; no proof of anything. */
    void kill() {
        beating = false;
        process.destroyForcibly();
    }

    /** Leaves the supervisor to itself: it ends what runs, and nobody waits for it. */
    void leave() {
        beating = false;
        left = true;
    }

    /** Why something could not be sent for a reason of our own; empty if that was not the case. */
    String fault() {
        return fault;
    }

    /** What the supervisor's process, or the one that leads to it, said last on standard error. */
    String lastErrors() throws InterruptedException {
        return errors.text();
    }

    /** Closes the supervisor's input, which ends what may still run, and ends our process and threads. */
    @Override
    public void close() {
        outbox.add(END);
        if (left) {
            process.destroy();
        } else {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            }
            writer.join(FAREWELL.toMillis());
            reader.join(FAREWELL.toMillis());
            passBy();
            reader.join(FAREWELL.toMillis());
            errors.end(FAREWELL);
            if (reader.isAlive()) {
                LOG.warn("The listener of the output does not return; its thread is left to it");
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            ReportReader reports = new ReportReader(process.getInputStream());
            Report report = reports.greeting();
            greeted = now();
            while (report.kind() != Report.Kind.CLOSED) {
                take(report);
                report = reports.next();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("The connection to the supervisor broke", e);
        } finally {
            lines.end();
            inbox.add(Report.of(Report.Kind.CLOSED));
        }
    }

    private void take(Report report) {
        switch (report.kind()) {
            case OUTPUT -> deliver(report.payload());
            case ALIVE -> heard = now();
            default -> {
                heard = now();
                inbox.add(report);
            }
        }
    }

    private void deliver(byte[] output) {
        delivering = true;
        lines.add(output);
        heard = now();
        delivering = false;
    }

    private void write(byte[] script, Duration interval) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(script);
            out.flush();
            Parcel next = outbox.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
            while (next != END) {
                if (next != null) {
                    next.writeTo(out);
                } else if (beating) {
                    out.write(beat());
                }
                out.flush();
                next = outbox.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (Undeliverable e) {
            fault = e.getMessage();
        } catch (IOException e) {
            LOG.debug("The supervisor takes no more input", e); // the reader tells that it is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] beat() {
        sign = confirmed();
        return Message.beat(sign);
    }

    /** When the mandate was confirmed last, perhaps before the launch. The clock first: we may be stopped between. */
    private Duration confirmed() {
        Duration now = now();
        return now.minus(mandate.age());
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
