package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.secret.Masker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Hands on what a command prints, and keeps the last of it. Thread-safe. */
final class LastPrinted implements OutputListener {
    private static final int MOST = 20;
    private static final int LONGEST = 500;

    private final OutputListener next;
    private final Deque<String> lines = new ArrayDeque<>();

    LastPrinted(OutputListener next) {
        this.next = next;
    }

    @Override
    public void line(String line) {
        keep(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + Masker.CUT);
        next.line(line);
    }

    /** May have ended in the midst of a secret, which the mark tells the journal's masker. */
    @Override
    public void unfinished(String line) {
        keep((line.length() <= LONGEST ? line : line.substring(0, LONGEST)) + Masker.CUT);
        next.unfinished(line);
    }

    @Override
    public void flush() {
        next.flush();
    }

    private synchronized void keep(String line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** What is kept, for the journal, which masks it; nothing where nothing was printed. */
    synchronized Optional<LastLines> of(String runner) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(new LastLines(runner, List.copyOf(lines)));
    }
}
