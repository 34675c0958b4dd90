package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.Quote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what an HTTP status means, in GitHub's own words where it has some. */
final class StatusReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Endpoint api;

    StatusReader(Endpoint api) {
        this.api = api;
    }

    /** The reply, if it is an answer. */
    Reply of(Question question, Reply reply) throws GithubFault {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return reply;
        }
        String detail = question + ": HTTP " + status + words(reply);
        Optional<Duration> limited = RateLimit.in(reply);
        if (limited.isPresent()) {
            throw GithubFault.notNow(detail + " (a rate limit)", limited.get());
        }
        throw switch (status) {
            case 401, 403 -> GithubFault.forbidden(detail, permissions(reply));
            case 404, 410 -> GithubFault.absent(detail, message(reply));
            default -> other(status, reply, detail);
        };
    }

    private static GithubFault other(int status, Reply reply, String detail) {
        if (status >= 500 || status == 408) {
            return GithubFault.unreachable(detail);
        }
        // Only GitHub itself can say that it has not done what it was told.
        return status >= 400 && reply.isJson() ? GithubFault.refused(detail) : GithubFault.unreadable(detail);
    }

    private Optional<String> permissions(Reply reply) {
        return reply.header("x-accepted-github-permissions").flatMap(this::quoted);
    }

    private String words(Reply reply) {
        if (!reply.isJson()) {
            return reply.header("content-type")
                    .flatMap(this::quoted)
                    .map(type -> " (" + type + ", not JSON)")
                    .orElse("");
        }
        return message(reply)
                .flatMap(this::quoted)
                .map(text -> " \"" + text + '"')
                .orElse("");
    }

    private static Optional<String> message(Reply reply) {
        try {
            return Optional.of(JSON.readTree(reply.body()).path("message"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** Made only where there is something to quote: to know the token in all its forms takes its time. */
    private Optional<String> quoted(String text) {
        return new Quote(api).of(text.getBytes(StandardCharsets.UTF_8));
    }
}
