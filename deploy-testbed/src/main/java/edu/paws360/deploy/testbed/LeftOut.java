package edu.paws360.deploy.testbed;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Says loudly, when all tests are done, which of them were left out and why. */
final class LeftOut implements AutoCloseable {
    private static final String FRAME = "=".repeat(100);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void add(String testClass, String reason) {
        reasons.put(testClass, reason);
    }

    @Override
    public void close() {
        if (!reasons.isEmpty()) {
            System.err.println(text());
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(FRAME).append("\nLEFT OUT: test classes that need what is not here:\n");
        new TreeMap<>(reasons).forEach((test, reason) -> text.append("  ")
                .append(test)
                .append(": ")
                .append(reason)
                .append('\n'));
        return text.append("./verify installs what is missing and leaves nothing out.\n")
                .append(FRAME)
                .toString();
    }
}
