package edu.paws360.deploy.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is to be seen in the end on a terminal of any width, with all that has scrolled out of it. */
public final class Glass {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int column;

    /** The lines, without spaces and empty ones at their end. */
    public static List<String> of(String written) {
        Glass glass = new Glass();
        Matcher sequence = SEQUENCE.matcher(written);
        int at = 0;
        while (at < written.length()) {
            if (sequence.find(at) && sequence.start() == at) {
                glass.obey(sequence.group(1), sequence.group(2));
                at = sequence.end();
            } else {
                glass.put(written.charAt(at++));
            }
        }
        List<String> seen = new ArrayList<>(glass.lines.stream()
                .map(line -> line.toString().stripTrailing())
                .toList());
        while (!seen.isEmpty() && seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }

    private StringBuilder line() {
        return lines.get(lines.size() - 1);
    }

    private void obey(String parameters, String command) {
        if (command.equals("K")) {
            line().setLength(Math.min(column, line().length()));
        } else if (!command.equals("m") && !parameters.startsWith("?7")) {
            throw new AssertionError("the terminal was told ESC[" + parameters + command);
        }
    }

    private void put(char character) {
        if (character == '\n') {
            lines.add(new StringBuilder());
            column = 0;
        } else if (character == '\r') {
            column = 0;
        } else {
            while (line().length() <= column) {
                line().append(' ');
            }
            line().setCharAt(column++, character);
        }
    }
}
