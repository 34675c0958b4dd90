import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * The service that the quickstart deploys: it greets, and tells which commit and which deployment it is. It ends by itself
 * after some hours, so that a try that was forgotten does not run for ever.
 */
final class Greeting {
    private static final Duration LIFETIME = Duration.ofHours(4);

    public static void main(String... arguments) throws IOException {
        URI address = URI.create(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext("/health", Greeting::health);
        server.createContext("/login", Greeting::login);
        server.createContext("/greeting", exchange -> answer(exchange, 200, "{\"greeting\": \"Hello\"}"));
        server.start();
        System.out.println("listening on " + address);
        endAfterLifetime();
    }

    private static void health(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"status\": \"healthy\", \"commit\": \"" + System.getenv("DEPLOY_COMMIT")
                + "\", \"deployment\": \"" + System.getenv("DEPLOY_ID") + "\"}");
    }

    private static void login(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = body.contains("\"" + System.getenv("GREETING_TOKEN") + "\"");
        answer(exchange, known ? 200 : 401, "{\"known\": " + known + "}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void endAfterLifetime() {
        new Timer("lifetime", true).schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.exit(0);
                    }
                },
                LIFETIME.toMillis());
    }
}
