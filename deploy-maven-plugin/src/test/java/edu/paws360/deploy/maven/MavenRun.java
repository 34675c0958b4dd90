package edu.paws360.deploy.maven;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a run of {@code mvn} ended: its exit code, what it printed, and the whole journal afterwards. */
record MavenRun(int exit, String output, List<String> journal) {
    private static final Pattern ID = Pattern.compile("\"deployment\":\"([^\"]+)\"");
    private static final Pattern KIND = Pattern.compile("\"kind\":\"([a-z_]+)\"");

    /** The kinds of the journal's lines in order. */
    List<String> kinds() {
        return journal.stream().map(MavenRun::kind).toList();
    }

    /** The deployment that wrote the journal's last line. */
    String deploymentId() {
        Matcher matcher = ID.matcher(journal.get(journal.size() - 1));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String kind(String line) {
        Matcher matcher = KIND.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The one line with which Maven says why a goal failed. */
    String error() {
        return output.lines()
                .filter(line -> line.startsWith("[ERROR] Failed to execute goal"))
                .findFirst()
                .orElse("no error line in:\n" + output);
    }
}
