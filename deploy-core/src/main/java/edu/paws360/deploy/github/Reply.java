package edu.paws360.deploy.github;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * What came back over HTTP. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers, names in lower case, values of the same name joined by commas
 * @param body the body, as UTF-8
 */
record Reply(int status, Map<String, String> headers, String body) {
    Reply {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** GitHub's clock, or else ours. */
    Instant date() {
        return told().orElseGet(Instant::now);
    }

    /** GitHub's clock alone: who counts from one of its moments to another must not take another clock for it. */
    Instant date(Question question) throws GithubFault {
        return told().orElseThrow(() ->
                GithubFault.unreadable(question + ": the answer has no Date that can be read, as GitHub's have"));
    }

    private Optional<Instant> told() {
        try {
            return header("date").map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    boolean isJson() {
        String type = header("content-type").orElse("");
        return type.matches("(?i)application/([a-z.-]+\\+)?json\\s*(;.*)?");
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }
}
