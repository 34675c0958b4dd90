package edu.paws360.deploy.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The supervisor script, how it is launched, and what it is asked.
 *
 * <p>The script itself is sent through the standard input of a few constant lines given to {@code python3 -c}: so no file is left
 * behind, here or on another machine; no shell has to quote the script; and nothing of the work stands among the
 * arguments, where everyone could read it.
 */
final class Supervisor {

    /** How long the supervisor insists on KILL before it calls a process unkillable; the same number stands there. */
    static final Duration KILL = Duration.ofSeconds(10);

    private static final JsonMapper JSON = new JsonMapper();

    /** Holds no single quote, so that a remote shell can be given it inside single quotes. */
    private static final String LOADER = """
            import os, sys
            size, text = int(sys.argv[1]), b""
            while len(text) < size:
                part = os.read(0, size - len(text))
                if not part:
                    sys.exit(0)
                text += part
            exec(compile(text, "supervisor.py", "exec"))
            """;

    private Supervisor() {}

    static List<String> launch(byte[] script) {
        return List.of("python3", "-I", "-S", "-X", "utf8", "-c", LOADER, Integer.toString(script.length));
    }

    static byte[] script() {
        try (InputStream resource = Supervisor.class.getResourceAsStream("supervisor.py")) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The supervisor script cannot be read from our own archive", e);
        }
    }

    /**
     * Asks to execute the work; the supervisor's own limit is later than ours, which should come first.
     *
     * @param greeted when the greeting came, by our clock: from it the supervisor knows the age of whatever we send
     */
    static byte[] request(Work work, Duration greeted, Duration now) {
        return request(work, greeted, now, false);
    }

    /** Asks only whether the work could be executed. */
    static byte[] probe(Work work, Duration greeted, Duration now) {
        return request(work, greeted, now, true);
    }

    private static byte[] request(Work work, Duration greeted, Duration now, boolean probe) {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "command", work.command(),
                "directory", work.directory().toString(),
                "environment", work.environment(),
                "limit", work.timeout().plusSeconds(5).toMillis(),
                "grace", work.grace().toMillis(),
                "heartbeat", work.heartbeat().toMillis(),
                "greeted", greeted.toMillis(),
                "sent", now.toMillis(),
                "probe", probe));
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] beat(Duration now) {
        return ("beat " + now.toMillis() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] stop() {
        return "stop\n".getBytes(StandardCharsets.US_ASCII);
    }
}
