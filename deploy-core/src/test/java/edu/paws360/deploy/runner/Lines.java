package edu.paws360.deploy.runner;

import java.util.ArrayList;
import java.util.List;

/** Collects lines. */
final class Lines implements OutputListener {

    private final List<String> seen = new ArrayList<>();

    @Override
    public synchronized void line(String line) {
        seen.add(line);
    }

    synchronized List<String> seen() {
        return List.copyOf(seen);
    }
}
