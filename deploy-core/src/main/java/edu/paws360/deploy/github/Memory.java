package edu.paws360.deploy.github;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last answers that bore an {@code ETag}: GitHub does not count a request whose answer is still the same. Who asks takes what is
 * remembered along, since others may learn or forget meanwhile. Thread-safe.
 */
final class Memory {
    private static final int MOST = 32;
    private static final int LONGEST = 100_000;
    private static final String ETAG = "etag";

    /** The one that was not asked for the longest comes first, and goes first. */
    private final Map<URI, Reply> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Reply> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What is remembered when a question is asked. Immutable.
     *
     * @param before the answer of the last time, if there is one
     */
    record Recollection(Optional<Reply> before) {
        /** The header that asks for an answer only if it is another one. */
        Map<String, String> condition() {
            return before.map(known -> Map.of("If-None-Match", known.headers().get(ETAG)))
                    .orElseGet(Map::of);
        }

        /** The answer that counts: the one of before, if it is still the same. */
        Reply with(Reply now) {
            return before.filter(known -> now.status() == HttpURLConnection.HTTP_NOT_MODIFIED)
                    .map(known -> new Reply(known.status(), dated(known, now), known.body()))
                    .orElse(now);
        }

        private static Map<String, String> dated(Reply known, Reply now) {
            Map<String, String> headers = new HashMap<>(known.headers());
            headers.remove("date");
            now.header("date").ifPresent(date -> headers.put("date", date));
            return headers;
        }
    }

    synchronized Recollection of(Question question) {
        return new Recollection(Optional.ofNullable(kept.get(question.address())));
    }

    /** Keeps an answer for the next time, if it can be asked about. */
    synchronized void keep(Question question, Reply reply) {
        if (reply.status() == HttpURLConnection.HTTP_OK
                && reply.header(ETAG).isPresent()
                && reply.body().length() <= LONGEST) {
            kept.put(question.address(), reply);
        }
    }
}
