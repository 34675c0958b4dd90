package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.LokiSettings;
import edu.paws360.deploy.settings.LokiTags;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.sink.LogFile;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.loki.LokiOrigin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One measurement in a process of its own, from its first line to its last, with everything that is cold in between. */
final class OutputBenchmarkMain {
    private static final int LINES_OF_A_READ = 65_536 / BenchmarkLines.LENGTH;

    private static final int RUNS = 10;

    private OutputBenchmarkMain() {}

    /** Arguments: what is measured, a folder, the file of the lines, the Loki's address or nothing. Prints nanoseconds. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        List<String> lines = Files.readAllLines(Path.of(arguments[2]));
        Optional<LokiSettings> loki = arguments.length > 3 ? Optional.of(loki(arguments[3])) : Optional.empty();
        switch (arguments[0]) {
            case "written" -> written(folder, lines);
            case "masked" -> masked(folder, lines, loki);
            case "delivered" -> delivered(folder, lines, loki);
            case "child" -> child(folder, Path.of(arguments[2]), loki);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Runtime.getRuntime().halt(0);
    }

    private static LokiSettings loki(String url) {
        return new LokiSettings(
                new Masked<>(URI.create(url), url), Optional.empty(), Optional.empty(), LokiTags.LABELS, 512_000_000);
    }

    private static void written(Path folder, List<String> lines) throws IOException {
        long began = System.nanoTime();
        try (LogFile log = new LogFile(folder.resolve("deployment.log"))) {
            for (int number = 0; number < BenchmarkLines.COUNT; number++) {
                log.line(lines.get(number % lines.size()));
            }
        }
        tell(began);
    }

    private static void masked(Path folder, List<String> lines, Optional<LokiSettings> settings) throws IOException {
        Masker masker = Masker.of(BenchmarkLines.secrets());
        long began = System.nanoTime();
        LokiWay loki = way(folder, settings);
        try (LogFile log = new LogFile(folder.resolve("deployment.log"))) {
            print(lines, new CommandOutput(new Silent(), log, loki, masker).of("local"));
        }
        tell(began);
    }

    private static void delivered(Path folder, List<String> lines, Optional<LokiSettings> settings) throws Exception {
        Masker masker = Masker.of(BenchmarkLines.secrets());
        long began = System.nanoTime();
        LokiWay loki = way(folder, settings);
        try (LogFile log = new LogFile(folder.resolve("deployment.log"));
                Journal journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            print(lines, new CommandOutput(new Silent(), log, loki, masker).of("local"));
            deliver(loki.sink().orElseThrow(), journal);
        }
        tell(began);
    }

    /** As often as it takes: a run would leave the rest to the next one. */
    private static void deliver(Sink sink, Journal journal) throws InterruptedException {
        for (int runs = 0; runs < RUNS; runs++) {
            try {
                sink.deliver(journal);
                return;
            } catch (IOException notYet) {
                System.err.println(notYet.getMessage());
            }
        }
        throw new IllegalStateException("not delivered");
    }

    private static void child(Path folder, Path file, Optional<LokiSettings> settings) throws IOException {
        Masker masker = Masker.of(BenchmarkLines.secrets());
        Work work = Work.shell("i=0; while [ $i -lt 100 ]; do cat '" + file + "'; i=$((i+1)); done", folder);
        long began = System.nanoTime();
        LokiWay loki = way(folder, settings);
        try (LogFile log = new LogFile(folder.resolve("deployment.log"))) {
            new LocalRunner("local").run(work, new CommandOutput(new Silent(), log, loki, masker).of("local"));
        }
        tell(began);
    }

    private static void print(List<String> lines, OutputListener output) {
        for (int number = 0; number < BenchmarkLines.COUNT; number++) {
            output.line(lines.get(number % lines.size()));
            if (number % LINES_OF_A_READ == 0) {
                output.flush();
            }
        }
        output.flush();
    }

    private static LokiWay way(Path folder, Optional<LokiSettings> settings) {
        return LokiWay.open(
                settings,
                folder,
                new LokiOrigin("edu.paws360:app", "production", "d-1", Optional.of("4711"), "runner-1"));
    }

    private static void tell(long began) {
        System.out.println(System.nanoTime() - began);
    }

    private record Silent() implements Screen {
        @Override
        public void say(String line) {}

        @Override
        public void warn(String line) {}
    }
}
