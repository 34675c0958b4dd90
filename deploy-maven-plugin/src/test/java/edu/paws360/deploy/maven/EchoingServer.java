package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A service that repeats in its answers who asked it, and for what. */
final class EchoingServer extends StandIn {
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    /** From now on the requests to this path are answered so, instead of by 200. */
    void answers(String path, int status) {
        statuses.put(path, status);
    }

    @Override
    protected Mood strict(Request request) {
        String path = request.target().replaceFirst("[?].*", "");
        String header = String.valueOf(request.authorization());
        String body =
                "who is " + header + " (" + decoded(header) + ") at " + request.target() + " with " + request.body();
        return answering(
                statuses.getOrDefault(path, 200), body, Map.of("WWW-Authenticate", "Basic realm=\"" + body + '"'));
    }

    private static String decoded(String header) {
        return header.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                : header;
    }
}
