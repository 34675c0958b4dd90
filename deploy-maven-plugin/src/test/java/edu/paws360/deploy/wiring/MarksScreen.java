package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A screen that looks, whenever a line is shown, who is marked as running in a folder with a journal. */
record MarksScreen(Path audit, Set<String> marks) implements Screen {
    MarksScreen(Path audit) {
        this(audit, new TreeSet<>());
    }

    @Override
    public void say(String line) {
        marks.addAll(now());
    }

    @Override
    public void warn(String line) {
        say(line);
    }

    private Set<String> now() {
        Path running = audit.resolve("running");
        if (!Files.isDirectory(running)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(running)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whoever wrote the last line was marked while it worked, and no longer. */
    void requireMarkOfLast() throws IOException {
        try (Stream<String> ids = JournalView.of(audit)
                .backwards()
                .map(line -> line.deploymentId())
                .limit(1)) {
            assertThat(marks)
                    .containsExactlyElementsOf(ids.map(id -> id + ".lock").toList());
        }
        assertThat(now()).isEmpty();
    }
}
