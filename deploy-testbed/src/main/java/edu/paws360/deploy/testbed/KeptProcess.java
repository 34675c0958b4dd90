package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process that does not outlive this JVM, however the JVM ends: a keeper stands between them, which ends the process when
 * its input closes.
 */
final class KeptProcess {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String KEEPER = keeper();

    private final String name;
    private final Process keeper;
    private final Path log;

    private KeptProcess(String name, Process keeper, Path log) {
        this.name = name;
        this.keeper = keeper;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log where its output goes
     * @param endSignal the signal that ends it, without SIG
     */
    static KeptProcess start(String name, List<String> command, Path log, String endSignal) {
        List<String> kept = new ArrayList<>(List.of("python3", "-c", KEEPER, endSignal));
        kept.addAll(command);
        try {
            Process keeper = new ProcessBuilder(kept)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new KeptProcess(name, keeper, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " could not be started", failed);
        }
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** Waits until it is up; what does not come up in time is ended. */
    void await(BooleanSupplier up) {
        long end = System.nanoTime() + START.toNanos();
        while (!up.getAsBoolean()) {
            if (!keeper.isAlive() || System.nanoTime() > end) {
                String seen = keeper.isAlive() ? "does not answer after " + START : "ended at once";
                end();
                throw new IllegalStateException(name + " " + seen + "; its log says:\n" + LogTail.of(log));
            }
            LockSupport.parkNanos(POLL);
        }
    }

    /** Sends a signal to all its processes. */
    void signal(String signal) {
        signal(signal, process -> true);
    }

    /** Sends a signal to those of its processes that are meant. */
    void signal(String signal, Predicate<ProcessHandle> meant) {
        keeper.descendants().filter(meant).forEach(process -> signal(signal, process));
    }

    /** All its processes. */
    Stream<ProcessHandle> processes() {
        return keeper.descendants();
    }

    /** Whether this is the process that was started, not one that it started. */
    boolean isFirst(ProcessHandle process) {
        return process.parent().filter(keeper.toHandle()::equals).isPresent();
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            Commands.run(List.of("kill", "-" + signal, String.valueOf(process.pid())));
        } catch (IllegalStateException failed) {
            // A server's process for one connection may have ended by itself since it was listed.
            if (process.isAlive()) {
                throw failed;
            }
        }
    }

    /** Ends all its processes. */
    void end() {
        signalIfAny("CONT");
        List<ProcessHandle> family = keeper.descendants().toList();
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                keeper.destroyForcibly();
            }
            family.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(family);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException impatient) {
            Stream.concat(family.stream(), Stream.of(keeper.toHandle())).forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private void signalIfAny(String signal) {
        if (keeper.descendants().findAny().isPresent()) {
            signal(signal);
        }
    }

    private void awaitEnd(List<ProcessHandle> family) {
        long end = System.nanoTime() + END.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("processes of " + name + " are still there after KILL");
            }
            LockSupport.parkNanos(POLL);
        }
    }

    private static String keeper() {
        try (InputStream script = KeptProcess.class.getResourceAsStream("keeper.py")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
