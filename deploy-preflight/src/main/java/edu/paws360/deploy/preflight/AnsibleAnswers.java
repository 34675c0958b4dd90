package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@code ansible -m ping} prints in its form {@code minimal}: for each host a line with its name and how it went, at whose end
 * a JSON object begins. What is cut off is no answer.
 *
 * @param limit how long each host had, for a message
 */
record AnsibleAnswers(Duration limit) {
    private static final Pattern HEAD = Pattern.compile("(.+?) \\| (SUCCESS|CHANGED|FAILED!|UNREACHABLE!) => (\\{.*)");
    private static final Pattern TIMED_OUT = Pattern.compile("expected time frame|timed out", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile("^.*Failed to connect to the host via ssh: ");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What each host said.
     *
     * @param output standard output
     * @return by the hosts' names, what went wrong; empty for those that answered
     */
    Map<String, Optional<String>> read(String output) {
        Map<String, Optional<String>> answers = new HashMap<>();
        for (Iterator<String> lines = output.lines().iterator(); lines.hasNext(); ) {
            Matcher head = HEAD.matcher(lines.next());
            if (head.matches()) {
                parse(head.group(3), lines).ifPresent(json -> answers.put(head.group(1), fault(head.group(2), json)));
            }
        }
        return answers;
    }

    /** The object is over at a brace that is not indented. */
    private static Optional<JsonNode> parse(String beginning, Iterator<String> lines) {
        StringBuilder json = new StringBuilder();
        String line = beginning;
        while (!line.endsWith("}") || line.startsWith(" ")) {
            if (!lines.hasNext()) {
                return Optional.empty();
            }
            json.append(line).append('\n');
            line = lines.next();
        }
        json.append(line);
        try {
            return Optional.of(JSON.readTree(json.toString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Optional<String> fault(String how, JsonNode json) {
        if ("pong".equals(json.path("ping").asString("")) && !how.endsWith("!")) {
            return Optional.empty();
        }
        String said = json.path("msg").asString("");
        if (TIMED_OUT.matcher(said).find()) {
            return Optional.of("no answer within " + Spoken.limit(limit));
        }
        // A login that is refused is told last, behind the greetings of the host.
        return Optional.of(
                how.startsWith("UNREACHABLE")
                        ? "no login, " + Wording.quoteLast(PREFIX.matcher(said).replaceFirst(""))
                        : "ansible's ping failed, " + Wording.quote(said) + details(json));
    }

    private static String details(JsonNode json) {
        String errors = json.path("module_stderr").asString("") + "\n"
                + json.path("module_stdout").asString("");
        return errors.isBlank() ? "" : " (" + Wording.quoteLast(errors) + ")";
    }
}
