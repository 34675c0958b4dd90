package edu.paws360.deploy.wiring;

import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many lines a second go through mask and log, with a Loki and without, beside {@code sed} and {@code perl}; asserts
 * nothing. Not run by the build: {@code docs/benchmarks/run output}.
 *
 * <p>Each measurement is 1,000,000 lines of 120 bytes in a fresh JVM of 64 MB heap, the warming of it included, three times in
 * turn with the others. The Loki that takes everything is a server in another process that reads and answers 204.
 */
class OutputBenchmark {
    private static final int TIMES = 3;
    private static final long BOUND_SECONDS = 180;

    @TempDir
    Path folder;

    private Path few;
    private Path all;

    /** What is measured. */
    private record Row(String name, List<String> command, List<Double> rates) {
        Row(String name, List<String> command) {
            this(name, command, new ArrayList<>());
        }

        String text() {
            List<Double> sorted = rates.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f to %,.0f |",
                    name,
                    median(),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        }

        double median() {
            return rates.stream().sorted().toList().get(rates.size() / 2);
        }
    }

    @Test
    void printsTheTable() throws Exception {
        few = Files.write(folder.resolve("few"), BenchmarkLines.lines());
        all = folder.resolve("all");
        try (OutputStream out = Files.newOutputStream(all)) {
            for (int times = 0; times < BenchmarkLines.COUNT / BenchmarkLines.DIFFERENT; times++) {
                Files.copy(few, out);
            }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch over = new CountDownLatch(1);
        server.setExecutor(threads);
        server.createContext("/takes", exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/hangs", exchange -> await(over));
        server.start();
        try {
            print(rows("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            over.countDown();
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private List<Row> rows(String loki) throws IOException {
        return List.of(
                new Row("sed, the 50 values as they stand", List.of("sed", "-f", sed().toString(), all.toString())),
                new Row("perl, one alternation of the 50 values", List.of("perl", "-pe", perl(), all.toString())),
                new Row("log alone", java("written")),
                new Row("mask, log", java("masked")),
                new Row("mask, log, spool, and a Loki that takes everything", java("masked", loki + "/takes")),
                new Row("the same until the Loki has the last line", java("delivered", loki + "/takes")),
                new Row("mask, log, spool, and a Loki that hangs", java("masked", loki + "/hangs")),
                new Row("a child under its supervisor, no Loki", java("child")),
                new Row("a child, and a Loki that takes everything", java("child", loki + "/takes")),
                new Row("a child, and a Loki that hangs", java("child", loki + "/hangs")));
    }

    private void print(List<Row> rows) throws Exception {
        for (int time = 0; time < TIMES; time++) {
            for (Row row : rows) {
                row.rates().add(BenchmarkLines.COUNT / seconds(row.command()));
            }
        }
        System.out.println("| 1,000,000 lines through | lines a second, median | lowest to highest |");
        System.out.println("|---|---|---|");
        rows.forEach(row -> System.out.println(row.text()));
        ratio(rows, 6, 3);
        ratio(rows, 9, 7);
        ratio(rows, 3, 1);
    }

    private static void ratio(List<Row> rows, int one, int other) {
        System.out.printf(
                Locale.ROOT,
                "| %s : %s | %.2f | |%n",
                rows.get(one).name(),
                rows.get(other).name(),
                rows.get(one).median() / rows.get(other).median());
    }

    private List<String> java(String... what) {
        return Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OutputBenchmarkMain.class.getName(),
                                what[0]),
                        List.of(what).subList(1, what.length))
                .flatMap(List::stream)
                .toList();
    }

    private double seconds(List<String> command) throws Exception {
        Path own = Files.createTempDirectory(folder, "run");
        boolean ours = command.get(1).equals("-Xmx64m");
        List<String> whole = new ArrayList<>(command);
        if (ours) {
            whole.addAll(6, List.of(own.toString(), few.toString()));
        }
        File printed = own.resolve("printed").toFile();
        long began = System.nanoTime();
        Process process = new ProcessBuilder(whole)
                .redirectOutput(printed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end well: " + command);
        }
        double wall = (System.nanoTime() - began) / 1e9;
        double seconds =
                ours ? Double.parseDouble(Files.readString(printed.toPath()).strip()) / 1e9 : wall;
        remove(own);
        return seconds;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        }
    }

    private Path sed() throws IOException {
        return Files.write(
                folder.resolve("script.sed"),
                values().map(value -> "s/" + value.replaceAll("[\\\\/.*$\\[\\]^]", "\\\\$0") + "/***/g")
                        .toList());
    }

    private static String perl() {
        return "s/"
                + values().map(value -> value.replaceAll("[^A-Za-z0-9]", "\\\\$0"))
                        .collect(Collectors.joining("|"))
                + "/***/g";
    }

    private static Stream<String> values() {
        return BenchmarkLines.secrets().stream().map(Secret::value).flatMap(String::lines);
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
