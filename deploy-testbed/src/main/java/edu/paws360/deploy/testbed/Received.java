package edu.paws360.deploy.testbed;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request as it came over the wire.
 *
 * @param request what was asked
 * @param broken why its body could not be unpacked, if it could not
 */
record Received(StandIn.Request request, Optional<String> broken) {
    static Received of(HttpExchange exchange) throws IOException {
        byte[] packed = exchange.getRequestBody().readAllBytes();
        try {
            String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
            return new Received(request(exchange, unpacked(packed, encoding)), Optional.empty());
        } catch (ZipException | EOFException broken) {
            return new Received(request(exchange, new byte[0]), Optional.of("gzip: " + broken.getMessage()));
        }
    }

    private static byte[] unpacked(byte[] packed, String encoding) throws IOException {
        if (encoding == null) {
            return packed;
        }
        if (!encoding.equals("gzip")) {
            throw new ZipException("Content-Encoding \"" + encoding + "\" not supported");
        }
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return body.readAllBytes();
        }
    }

    private static StandIn.Request request(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new StandIn.Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }
}
