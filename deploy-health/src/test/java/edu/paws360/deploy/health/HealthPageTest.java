package edu.paws360.deploy.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Prometheus;
import edu.paws360.deploy.testbed.Redis;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every block of Java in docs/health.md is compiled and run, against real servers. */
@Needs({PostgreSql.class, Redis.class, Prometheus.class})
class HealthPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final int BLOCKS = 8;

    @TempDir
    Path folder;

    private final PostgreSql postgres;
    private final Redis redis;
    private final Prometheus prometheus;
    private HttpServer server;

    HealthPageTest(PostgreSql postgres, Redis redis, Prometheus prometheus) {
        this.postgres = postgres;
        this.redis = redis;
        this.prometheus = prometheus;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HealthPageTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean known = "Bearer t0ken-7x9q".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String body =
                switch (exchange.getRequestURI().getPath()) {
                    case "/health" ->
                        "{\"status\": \"healthy\", \"name\": \"PAWS360\", \"build\": {\"commit\": \"4f2a91c\"}, \"queue\": {\"depth\": 2}}";
                    case "/api/auth/login" -> "{\"access_token\": \"t0ken-7x9q\"}";
                    case "/api/courses" -> known ? "[{\"name\": \"Algorithms\"}]" : "";
                    default -> "";
                };
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @TestFactory
    List<DynamicTest> compilesAndRuns() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of(System.getProperty("docs"), "health.md")));
        while (block.find()) {
            int number = tests.size() + 1;
            String code = block.group(1);
            tests.add(DynamicTest.dynamicTest("block " + number, () -> run("Block" + number, code)));
        }
        assertThat(tests).hasSize(BLOCKS);
        return tests;
    }

    private void run(String name, String block) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".java"), type(name, block));
        compile(source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, HealthPageTest.class.getClassLoader())) {
            loader.loadClass(name).getMethod("run").invoke(null);
        }
    }

    private String type(String name, String block) {
        String imports =
                block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String statements =
                block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return imports + "\npublic final class " + name + " { public static void run() throws Exception {\n"
                + here(statements) + "\n} }\n";
    }

    /** The same with the servers of this test. */
    private String here(String text) {
        String http = "127.0.0.1:" + server.getAddress().getPort();
        return text.replace("http://localhost:8080", "http://" + http)
                .replace(
                        "\"localhost\", 8080",
                        "\"127.0.0.1\", " + server.getAddress().getPort())
                .replace("\"localhost\", 5432", "\"127.0.0.1\", " + postgres.port())
                .replace("//localhost:5432", "//127.0.0.1:" + postgres.port())
                .replace("@localhost:6379", "@127.0.0.1:" + redis.port())
                .replace("//localhost:9090", "//127.0.0.1:" + prometheus.port())
                .replace("System.getenv(\"REDIS_PASSWORD\")", '"' + redis.password() + '"')
                .replace("System.getenv(\"DB_PASSWORD\")", '"' + postgres.password() + '"');
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options = List.of(
                    "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), "-Xlint:all", "-proc:none");
            boolean good = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(good).as(said.toString()).isTrue();
        }
    }
}
