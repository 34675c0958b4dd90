package edu.paws360.deploy.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a program has left running, in other sessions and under other parents. All of it bears a mark in its environment, which whatever a
 * program starts inherits. They end when this is closed. Where there is no {@code /proc}, nothing is found.
 */
final class Stragglers implements Closeable {
    private static final String NAME = "DEPLOY_PREFLIGHT";
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private final String mark = UUID.randomUUID().toString();

    /** What the program has to be told in its environment. */
    Map<String, String> mark() {
        return Map.of(NAME, mark);
    }

    /** Ends all that is left, and comes to its own end whoever interrupts. */
    @Override
    public void close() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<ProcessHandle> left = find();
        while (!left.isEmpty() && System.nanoTime() - deadline < 0) {
            left.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(POLL);
            interrupted |= Thread.interrupted();
            left = find();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> find() {
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.filter(this::isMarked).flatMap(Stragglers::process).toList();
        } catch (IOException noProcesses) {
            return List.of();
        }
    }

    private boolean isMarked(Path process) {
        try {
            // Of others this cannot be read, and of what has ended it is empty.
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(NAME + "=" + mark);
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static Stream<ProcessHandle> process(Path entry) {
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(entry.getFileName().toString()));
        return process.filter(ProcessHandle::isAlive).stream();
    }
}
