package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.WorkflowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workflow's file says of a concurrency group. GitHub itself tells nobody how many runs a group lets wait: by default
 * one ({@code queue: single}), and it cancels the others, whatever {@code cancel-in-progress} says.
 *
 * <p>The file is searched, not parsed: good enough for a warning, never for deciding.
 */
public enum ConcurrencyDeclaration {
    /** One run waits, the others are cancelled; also where the file says nothing of it. */
    SINGLE,
    /** Up to 100 runs wait. */
    MAX,
    /** The file cannot be read, names no such group, or computes what it says. */
    UNKNOWN;

    private static final Pattern SHORT = Pattern.compile("concurrency\\s*:\\s*([^{\\s].*)");
    private static final Pattern INLINE = Pattern.compile("concurrency\\s*:\\s*\\{(.*)}");
    private static final long LONGEST = 1_000_000;

    /**
     * Looks into the file of the workflow that this job is of.
     *
     * @param checkout where the repository is checked out
     * @param variables the environment variables, of which {@code GITHUB_WORKFLOW_REF} names the file
     * @param group the group's name; GitHub does not tell upper and lower case apart
     * @return what the file says
     */
    public static ConcurrencyDeclaration of(Path checkout, Map<String, String> variables, String group) {
        Optional<WorkflowFile> workflow = WorkflowFile.in(variables);
        return workflow.isPresent() ? in(checkout.resolve(workflow.get().path()), group) : UNKNOWN;
    }

    private static ConcurrencyDeclaration in(Path file, String group) {
        try {
            return Files.size(file) > LONGEST ? UNKNOWN : in(Files.readString(file), group);
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }

    /**
     * Looks into a workflow.
     *
     * @param workflow the text of its file
     * @param group the group's name
     * @return what it says; {@link #SINGLE} if it says several things of which this is one
     */
    static ConcurrencyDeclaration in(String workflow, String group) {
        List<String> lines = workflow.lines()
                .map(ConcurrencyDeclaration::withoutComment)
                .filter(line -> !line.isBlank())
                .toList();
        List<ConcurrencyDeclaration> said = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            at(lines, number, group).ifPresent(said::add);
        }
        if (said.contains(SINGLE)) {
            return SINGLE;
        }
        return said.isEmpty() || said.contains(UNKNOWN) ? UNKNOWN : MAX;
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("(^|\\s)#.*", "").stripTrailing();
    }

    private static Optional<ConcurrencyDeclaration> at(List<String> lines, int number, String group) {
        String line = lines.get(number).strip();
        Matcher inline = INLINE.matcher(line);
        if (inline.matches()) {
            List<String> members = List.of(inline.group(1).split(","));
            return value(members, "group").filter(group::equalsIgnoreCase).map(name -> queue(members));
        }
        Matcher shortForm = SHORT.matcher(line);
        if (shortForm.matches()) {
            return Optional.of(bare(shortForm.group(1)))
                    .filter(group::equalsIgnoreCase)
                    .map(name -> SINGLE);
        }
        return line.matches("concurrency\\s*:")
                ? Optional.of(block(lines, number))
                        .filter(members -> value(members, "group")
                                .filter(group::equalsIgnoreCase)
                                .isPresent())
                        .map(ConcurrencyDeclaration::queue)
                : Optional.empty();
    }

    /** The lines that stand further to the right. */
    private static List<String> block(List<String> lines, int number) {
        int indent = indent(lines.get(number));
        List<String> below = lines.subList(number + 1, lines.size());
        return below.stream().takeWhile(line -> indent(line) > indent).toList();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static ConcurrencyDeclaration queue(List<String> members) {
        Optional<String> queue = value(members, "queue");
        if (queue.isEmpty() || queue.get().equals("single")) {
            return SINGLE;
        }
        return queue.get().equals("max") ? MAX : UNKNOWN;
    }

    private static Optional<String> value(List<String> members, String name) {
        return members.stream()
                .map(String::strip)
                .filter(member -> member.matches("[\"']?" + name + "[\"']?\\s*:.*"))
                .map(member -> bare(member.substring(member.indexOf(':') + 1)))
                .findFirst();
    }

    private static String bare(String value) {
        return value.strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
    }
}
