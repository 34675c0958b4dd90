package edu.paws360.deploy.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitHub's runner makes of the output of a step: it takes commands at the beginning of a line, unless they are stopped. */
final class StepLog {
    private static final Pattern COMMAND = Pattern.compile("\\s*::([a-z-]+)( [^:]*)?::(.*)");

    final List<String> commands = new ArrayList<>();
    final Map<String, List<String>> groups = new LinkedHashMap<>();
    final List<String> outside = new ArrayList<>();
    private Optional<String> stop = Optional.empty();
    private Optional<String> group = Optional.empty();

    static StepLog of(String output) {
        StepLog log = new StepLog();
        output.lines().forEach(log::read);
        return log;
    }

    /** Whether the runner would take commands of whoever prints next. */
    boolean hearsCommands() {
        return stop.isEmpty();
    }

    boolean hasOpenGroup() {
        return group.isPresent();
    }

    private void read(String line) {
        Matcher command = COMMAND.matcher(line);
        if (stop.isPresent() && line.strip().equals("::" + stop.get() + "::")) {
            stop = Optional.empty();
        } else if (stop.isEmpty() && command.matches()) {
            take(command.group(1), command.group(3), line);
        } else {
            group.map(groups::get).orElse(outside).add(line);
        }
    }

    private void take(String command, String value, String line) {
        switch (command) {
            case "stop-commands" -> stop = Optional.of(value);
            case "group" -> open(value);
            case "endgroup" -> group = Optional.empty();
            default -> commands.add(line);
        }
    }

    private void open(String title) {
        if (group.isPresent() || groups.put(title, new ArrayList<>()) != null) {
            throw new AssertionError("group " + title + " within or after another one: " + groups.keySet());
        }
        group = Optional.of(title);
    }
}
