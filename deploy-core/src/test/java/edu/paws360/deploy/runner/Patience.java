package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Waits for conditions, with a bound. */
final class Patience {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private Patience() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        until(what, condition, BOUND);
    }

    private static void until(String what, BooleanSupplier condition, Duration bound) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > bound.toNanos()) {
                fail("Not within " + bound + ": " + what);
            }
            Thread.sleep(10);
        }
    }

    /** The process id that a command writes to this file, with its line end last. */
    static long pidIn(Path file) throws Exception {
        until(file + " holds a process id", () -> read(file).endsWith("\n"));
        return Long.parseLong(read(file).strip());
    }

    static void untilDead(long pid) throws InterruptedException {
        untilDead(pid, BOUND);
    }

    static void untilDead(long pid, Duration bound) throws InterruptedException {
        until("process " + pid + " is dead", () -> !alive(pid), bound);
    }

    /** Whether this process exists and is no zombie, which the init of a container may leave unreaped. */
    static boolean alive(long pid) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        return !stat.isEmpty() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    }

    /** The command lines of all processes whose ancestor we are. */
    static List<String> commandLinesBelowUs() {
        try (Stream<ProcessHandle> below = ProcessHandle.current().descendants()) {
            return below.map(Patience::commandLine).toList();
        }
    }

    /** The command lines of all processes of this machine. */
    static List<String> commandLines() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(Patience::commandLine).toList();
        }
    }

    /** The arguments of a process, each with a zero behind it; empty for one that has ended. */
    static String commandLine(ProcessHandle process) {
        return read(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return ""; // a process that ends while it is read
        }
    }
}
