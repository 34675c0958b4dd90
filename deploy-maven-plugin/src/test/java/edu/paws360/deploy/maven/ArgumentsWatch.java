package edu.paws360.deploy.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks all the time at what everybody on the machine can see of processes: their arguments. */
final class ArgumentsWatch implements AutoCloseable {
    private static final Path PROC = Path.of("/proc");
    private static final long PAUSE_MILLIS = 5;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "arguments");
    private volatile boolean closed;

    ArgumentsWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!closed) {
            look();
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(this::look);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void look(Path process) {
        try {
            String arguments = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            seen.add(arguments.replace('\0', ' '));
        } catch (IOException gone) {
            // It has ended meanwhile.
        }
    }

    /** All arguments that were seen, a process in a line. */
    String seen() {
        return String.join("\n", seen);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
