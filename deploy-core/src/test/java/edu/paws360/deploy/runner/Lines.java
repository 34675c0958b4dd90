package edu.paws360.deploy.runner;

import java.util.ArrayList;
import java.util.List;

/** Collects lines. */
final class Lines implements OutputListener {

    private final List<String> seen = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();
    private int flushed;

    @Override
    public synchronized void line(String line) {
        seen.add(line);
    }

    @Override
    public synchronized void unfinished(String line) {
        unfinished.add(line);
        line(line);
    }

    synchronized List<String> unfinished() {
        return List.copyOf(unfinished);
    }

    @Override
    public synchronized void flush() {
        flushed = seen.size();
    }

    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    synchronized List<String> flushed() {
        return List.copyOf(seen.subList(0, flushed));
    }
}
