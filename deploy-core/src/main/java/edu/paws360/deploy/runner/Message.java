package edu.paws360.deploy.runner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the supervisor is told, as bytes for its standard input. */
final class Message {

    private static final JsonMapper JSON = new JsonMapper();

    private Message() {}

    /**
     * Asks to execute the work; the supervisor's own limit is later than ours, which should come first.
     *
     * @param greeted when the greeting came, by our clock: from it the supervisor knows the age of whatever we send
     */
    static byte[] run(Assignment assignment, Duration greeted) {
        return framed(request("run", assignment, greeted));
    }

    /** Follows the request to execute: when that was sent. To make the request may take longer than a heartbeat. */
    static byte[] sent(Duration now) {
        return ByteBuffer.allocate(Long.BYTES).putLong(now.toMillis()).array();
    }

    /** Asks only whether the work could be executed. */
    static byte[] probe(Assignment assignment) {
        return framed(request("probe", assignment, Duration.ZERO));
    }

    /** Announces the files of a commit, which come next. */
    static byte[] unpack(String place, Duration limit) {
        return framed(Map.of("do", "unpack", "place", place, "limit", limit.toMillis()));
    }

    /** Asks to end all that is left of a work. */
    static byte[] sweep(Assignment assignment, Trace trace, Duration insist) {
        Map<String, Object> body = new HashMap<>();
        body.put("do", "sweep");
        body.put("ident", trace.ident());
        body.put("leader", trace.leader().orElse(null));
        body.put("place", assignment.place().orElse(null));
        body.put("grace", Supervisor.hurried(assignment.work()).toMillis());
        body.put("insist", insist.toMillis());
        return framed(body);
    }

    /** A sign of life. */
    static byte[] beat(Duration now) {
        return line("beat", now);
    }

    /** Asks to end the command, with KILL after this grace. */
    static byte[] stop(Duration grace) {
        return line("stop", grace);
    }

    private static Map<String, Object> request(String what, Assignment assignment, Duration greeted) {
        Work work = assignment.work();
        Map<String, Object> body = new HashMap<>();
        body.put("do", what);
        body.put("command", work.command());
        body.put("directory", assignment.directory());
        body.put("place", assignment.place().orElse(null));
        body.put("environment", work.environment());
        body.put("limit", work.timeout().plusSeconds(5).toMillis());
        body.put("grace", work.grace().toMillis());
        body.put("hurry", Work.HURRY.toMillis());
        body.put("heartbeat", work.heartbeat().toMillis());
        body.put("greeted", greeted.toMillis());
        return body;
    }

    private static byte[] framed(Map<String, ?> body) {
        byte[] json = JSON.writeValueAsBytes(body);
        return ByteBuffer.allocate(4 + json.length)
                .putInt(json.length)
                .put(json)
                .array();
    }

    private static byte[] line(String word, Duration value) {
        return (word + " " + value.toMillis() + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
