package edu.paws360.deploy.guard;

import edu.paws360.deploy.secret.Shortened;
import java.util.List;

/**
 * What git answered.
 *
 * @param exitCode its exit code
 * @param out what it printed, cut off where it was too long
 * @param err what it complained about, cut off likewise
 */
record GitAnswer(int exitCode, String out, String err) {
    boolean succeeded() {
        return exitCode == 0;
    }

    List<String> lines() {
        return out.lines().filter(line -> !line.isBlank()).toList();
    }

    String line() {
        return out.strip();
    }

    String complaint() {
        return err.lines().findFirst().map(Shortened::onOneLine).orElse("exit code " + exitCode);
    }
}
