package edu.paws360.deploy.runner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts output into lines and hands them on. For one thread, except {@link #mute()}. */
final class OutputLines {

    /** The longest line in bytes; the rest of a longer one is dropped. */
    static final int LIMIT = 1 << 16;

    static final String MARK = " [line cut after " + LIMIT + " bytes]";

    private static final Logger LOG = LoggerFactory.getLogger(OutputLines.class);

    private final OutputListener listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean cut;
    private boolean complained;
    private volatile boolean muted;

    OutputLines(OutputListener listener) {
        this.listener = listener;
    }

    void add(byte[] bytes) {
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                extend(bytes, from, at);
                finish();
                from = at + 1;
            }
        }
        extend(bytes, from, bytes.length);
        handOn(listener::flush);
    }

    /** Hands on a last line that has no end. */
    void end() {
        if (line.size() > 0) {
            String rest = text();
            handOn(() -> listener.unfinished(rest));
        }
        handOn(listener::flush);
    }

    /** Hands nothing on from now: the listener does not keep up, and nobody waits for it any more. */
    void mute() {
        muted = true;
    }

    private void extend(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, LIMIT - line.size());
        line.write(bytes, from, room);
        cut |= room < to - from;
    }

    private void finish() {
        String whole = text();
        handOn(() -> listener.line(whole));
    }

    /** What has come of a line; the next one begins. */
    private String text() {
        String text = line.toString(StandardCharsets.UTF_8);
        String whole = cut ? withMark(text) : text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        line.reset();
        cut = false;
        return whole;
    }

    /** The mark stands right behind what is left, so that a secret that was cut there is known by its beginning. */
    private static String withMark(String text) {
        return text.replaceFirst("\ufffd+$", "") + MARK;
    }

    private void handOn(Runnable work) {
        if (muted) {
            return;
        }
        try {
            work.run();
        } catch (Throwable e) { // an Error of a listener must not end the deployment either
            complain(e);
        }
    }

    private void complain(Throwable fault) {
        if (!complained) {
            complained = true;
            // Its message may hold the line, and the line a secret.
            LOG.warn(
                    "The listener of the output failed with {}; the deployment goes on",
                    fault.getClass().getName());
        }
    }
}
