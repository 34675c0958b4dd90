package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalNameTest {
    @TempDir
    Path folder;

    private static ListJournal journal(String salt) {
        return new ListJournal(salt).started("a").started("b").started("c");
    }

    @Test
    void itIsTheHashOfTheFirstLine() throws Exception {
        assertThat(new JournalName(folder.resolve("new")).of(journal("x-"))).contains("x-hash-1");
        assertThat(folder.resolve("new/totals.journal")).hasContent("x-hash-1");
    }

    @Test
    void aJournalThatLostItsFirstLinesKeepsIt() throws Exception {
        JournalName name = new JournalName(folder);
        ListJournal journal = journal("x-");
        Optional<String> before = name.of(journal);
        journal.lines().remove(0);
        assertThat(name.of(journal)).isEqualTo(before);
        journal.lines().remove(0);
        assertThat(new JournalName(folder.resolve("other")).of(journal)).contains("x-hash-3");
    }

    @Test
    void anotherJournalInTheSameFolderHasAnotherOne() throws Exception {
        JournalName name = new JournalName(folder);
        name.of(journal("x-"));
        assertThat(name.of(journal("y-"))).contains("y-hash-1");
        Files.writeString(folder.resolve("totals.journal"), "not a hash\n\n");
        assertThat(name.of(journal("y-"))).contains("y-hash-1");
        assertThat(name.of(new ListJournal())).isEmpty();
    }

    /** Sinks are called side by side. */
    @Test
    void manyMayAskAtOnce() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            for (int round = 0; round < 20; round++) {
                Path fresh = folder.resolve("round-" + round);
                CyclicBarrier together = new CyclicBarrier(many);
                Callable<Optional<String>> ask = () -> {
                    together.await();
                    return new JournalName(fresh).of(journal("x-"));
                };
                for (Future<Optional<String>> answer : threads.invokeAll(Collections.nCopies(many, ask))) {
                    assertThat(answer.get()).contains("x-hash-1");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
