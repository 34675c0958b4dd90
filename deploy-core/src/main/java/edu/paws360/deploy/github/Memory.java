package edu.paws360.deploy.github;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last answers that bore an {@code ETag}: GitHub does not count a request whose answer is still the same. Thread-safe. */
final class Memory {
    private static final int MOST = 32;
    private static final int LONGEST = 100_000;
    private static final String ETAG = "etag";

    private final Map<URI, Reply> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Reply> eldest) {
            return size() > MOST;
        }
    };

    /** The header that asks for an answer only if it is another one. */
    synchronized Map<String, String> condition(URI address) {
        Reply known = kept.get(address);
        return known == null
                ? Map.of()
                : Map.of("If-None-Match", known.headers().get(ETAG));
    }

    /** The answer that counts: the kept one, if it is still the same. */
    synchronized Reply recall(Question question, Reply reply) {
        Reply known = kept.get(question.address());
        if (reply.status() == HttpURLConnection.HTTP_NOT_MODIFIED && known != null) {
            return new Reply(known.status(), dated(known, reply), known.body());
        }
        if (reply.status() == HttpURLConnection.HTTP_OK
                && reply.header(ETAG).isPresent()
                && reply.body().length() <= LONGEST) {
            kept.put(question.address(), reply);
        }
        return reply;
    }

    private static Map<String, String> dated(Reply known, Reply now) {
        Map<String, String> headers = new HashMap<>(known.headers());
        headers.remove("date");
        now.header("date").ifPresent(date -> headers.put("date", date));
        return headers;
    }
}
