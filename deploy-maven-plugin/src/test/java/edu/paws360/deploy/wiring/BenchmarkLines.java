package edu.paws360.deploy.wiring;

import edu.paws360.deploy.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The lines and the secrets of the measurements: the same each time. One line of fifty holds a secret. */
final class BenchmarkLines {
    /** How many lines are printed. */
    static final int COUNT = 1_000_000;

    /** The length of each with its line feed, in bytes. */
    static final int LENGTH = 120;

    /** How many are different. */
    static final int DIFFERENT = 10_000;

    private static final int SECRETS = 50;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=_-.$!";
    private static final List<String> WORDS = List.of(
            "TASK",
            "[paws360",
            ":",
            "switch",
            "release]",
            "ok:",
            "changed:",
            "=>",
            "{\"msg\":",
            "\"started\"}",
            "app-1",
            "db.internal",
            "INFO",
            "DEBUG",
            "2026-11-27T02:00:00Z",
            "took",
            "412ms",
            "https://api.example.org/health");

    private BenchmarkLines() {}

    /** Passwords and tokens of 12 to 63 characters, and a key of many lines. */
    static List<Secret> secrets() {
        Random random = new Random(360);
        List<Secret> secrets = new ArrayList<>();
        for (int number = 1; number < SECRETS; number++) {
            secrets.add(new Secret("S" + number, text(random, 12 + random.nextInt(52))));
        }
        List<String> key = new ArrayList<>();
        for (int line = 0; line < 26; line++) {
            key.add(text(random, 64));
        }
        secrets.add(new Secret("KEY", String.join("\n", key)));
        return Collections.unmodifiableList(secrets);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        return text.toString();
    }

    /** Lines without their line feeds. */
    static List<String> lines() {
        Random random = new Random(361);
        List<Secret> secrets = secrets();
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < DIFFERENT; number++) {
            String secret = number % SECRETS == 0
                    ? secrets.get(random.nextInt(SECRETS - 1)).value()
                    : "";
            lines.add(line(random, secret));
        }
        return lines;
    }

    private static String line(Random random, String secret) {
        StringBuilder line = new StringBuilder();
        while (line.length() < LENGTH) {
            line.append(WORDS.get(random.nextInt(WORDS.size())))
                    .append(' ')
                    .append(random.nextInt(10_000))
                    .append(' ');
        }
        line.replace(10, 10 + secret.length(), secret);
        line.setLength(LENGTH - 1);
        return line.toString();
    }
}
