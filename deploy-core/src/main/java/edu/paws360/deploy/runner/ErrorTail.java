package edu.paws360.deploy.runner;

import edu.paws360.deploy.secret.Masker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Reads an error stream to its end, on a thread of its own, and keeps the last of it. */
final class ErrorTail {

    private static final int KEPT = 2000;

    private final Thread reader;
    private volatile byte[] kept = new byte[0];
    private volatile boolean cut;
    private volatile boolean whole;

    ErrorTail(InputStream errors) {
        reader = new Thread(() -> read(errors), "deploy-runner-errors");
        reader.setDaemon(true);
        reader.start();
    }

    /** What is kept, after waiting a second at most for the end of the stream; whole lines where its beginning was not kept. */
    String text() throws InterruptedException {
        end(Duration.ofSeconds(1));
        boolean ended = whole;
        String text = new String(kept, StandardCharsets.UTF_8);
        String lines = (cut ? Masker.CUT + behindFirstLine(text) : text).strip();
        return ended ? lines : lines.replaceFirst("\ufffd+$", "") + Masker.CUT;
    }

    /** The first line has lost its beginning, and half a secret there could not be told from other text. */
    private static String behindFirstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end);
    }

    /** Waits for the end of the stream. */
    void end(Duration wait) throws InterruptedException {
        reader.join(wait.toMillis());
    }

    private void read(InputStream errors) {
        byte[] chunk = new byte[KEPT];
        try (errors) {
            for (int count = errors.read(chunk); count >= 0; count = errors.read(chunk)) {
                keep(chunk, count);
            }
            whole = true;
        } catch (IOException e) {
            // What came before is shown as what it is: cut.
        }
    }

    private void keep(byte[] more, int count) {
        byte[] all = Arrays.copyOf(kept, kept.length + count);
        System.arraycopy(more, 0, all, kept.length, count);
        cut |= all.length > KEPT;
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
    }
}
