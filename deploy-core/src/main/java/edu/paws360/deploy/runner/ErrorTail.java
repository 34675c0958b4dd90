package edu.paws360.deploy.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads an error stream to its end, on a thread of its own, and keeps the last of it. */
final class ErrorTail {

    private static final int KEPT = 2000;

    private final Thread reader;
    private volatile String kept = "";

    ErrorTail(InputStream errors) {
        reader = new Thread(() -> read(errors), "deploy-runner-errors");
        reader.setDaemon(true);
        reader.start();
    }

    /** What is kept, after waiting a second at most for the end of the stream. */
    String text() throws InterruptedException {
        end(Duration.ofSeconds(1));
        return kept.strip();
    }

    /** Waits for the end of the stream. */
    void end(Duration wait) throws InterruptedException {
        reader.join(wait.toMillis());
    }

    private void read(InputStream errors) {
        byte[] chunk = new byte[KEPT];
        try (errors) {
            for (int count = errors.read(chunk); count >= 0; count = errors.read(chunk)) {
                keep(new String(chunk, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            keep("(the rest could not be read)");
        }
    }

    private void keep(String more) {
        String all = kept + more;
        kept = all.substring(Math.max(0, all.length() - KEPT));
    }
}
