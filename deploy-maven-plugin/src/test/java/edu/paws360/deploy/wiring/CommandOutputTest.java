package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.LokiSettings;
import edu.paws360.deploy.settings.LokiTags;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.sink.LogFile;
import edu.paws360.deploy.sink.loki.LokiOrigin;
import edu.paws360.deploy.testbed.LokiEntry;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandOutputTest {
    private static final Masker MASKER = Masker.of(List.of(new Secret("KEY", "hunter-2")));

    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());

    @Test
    void aLineIsMaskedAndItsControlCharactersWrittenOutEverywhere() throws Exception {
        try (StrictLoki loki = new StrictLoki()) {
            print("http://" + loki.authority(), "local", "\u001b[31mhun\u001b[0mter-2\u001b[1m done\u0007");

            assertThat(screen.lines()).containsExactly("| \\x1b[31m***\\x1b[1m done\\x07");
            assertThat(folder.resolve("deployment.log")).hasContent("\\x1b[31m***\\x1b[1m done\\x07");
            assertThat(entries(loki, "runner-7"))
                    .extracting(LokiEntry::line)
                    .containsExactly("\\x1b[31m***\\x1b[1m done\\x07");
        }
    }

    @Test
    void aSecretInWhichTheOutputEndsIsMaskedToo() throws Exception {
        try (LokiWay none = LokiWay.open(Optional.empty(), folder, origin());
                LogFile log = new LogFile(folder.resolve("deployment.log"))) {
            OutputListener output = new CommandOutput(screen, log, none, MASKER).of("local");
            output.unfinished("token hunt");
            output.unfinished("done");
        }

        assertThat(screen.lines()).containsExactly("| token ***", "| done");
    }

    @Test
    void aRunnerElsewhereIsTaggedByItsAddress() throws Exception {
        try (StrictLoki loki = new StrictLoki()) {
            print("http://" + loki.authority(), "ssh://deploy@two/srv", "there");

            assertThat(entries(loki, "ssh://deploy@two/srv"))
                    .extracting(LokiEntry::line)
                    .containsExactly("there");
        }
    }

    @Test
    void aSpoolThatCannotBeMadeIsToldWhenItIsDelivered() throws IOException {
        Files.createFile(folder.resolve("loki"));

        try (LokiWay way = way("http://127.0.0.1:1")) {
            way.line("local", "goes nowhere");
            way.flush();

            assertThatThrownBy(() -> way.sink().orElseThrow().deliver(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the spool in " + folder.resolve("loki") + " cannot be used: ");
        }
    }

    @Test
    void withoutALokiThereIsNothingToDeliver() {
        try (LokiWay way = LokiWay.open(Optional.empty(), folder, origin())) {
            assertThat(way.sink()).isEmpty();
        }
    }

    private void print(String url, String runner, String line) throws Exception {
        try (LokiWay way = way(url);
                LogFile log = new LogFile(folder.resolve("deployment.log"));
                Journal journal = Journal.open(folder.resolve("journal"), UnaryOperator.identity())) {
            OutputListener output = new CommandOutput(screen, log, way, MASKER).of(runner);
            output.line(line);
            output.flush();
            way.sink().orElseThrow().deliver(journal);
        }
    }

    private LokiWay way(String url) {
        return LokiWay.open(
                Optional.of(new LokiSettings(
                        new Masked<>(URI.create(url), url),
                        Optional.empty(),
                        Optional.empty(),
                        LokiTags.LABELS,
                        1_000_000)),
                folder,
                origin());
    }

    private static LokiOrigin origin() {
        return new LokiOrigin("edu.paws360:app", "production", "d-1", Optional.of("4711"), "runner-7");
    }

    private static List<LokiEntry> entries(StrictLoki loki, String runner) {
        return loki.byStamp(Map.of(
                "job", "paws360-deploy",
                "project", "edu.paws360:app",
                "environment", "production",
                "log", "output",
                "deployment_id", "d-1",
                "workflow_run_id", "4711",
                "runner_id", runner));
    }
}
