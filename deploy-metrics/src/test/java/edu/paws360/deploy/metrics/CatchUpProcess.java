package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A process that catches up until a journal has all its lines. The journal is as long as a file, and always the same. */
final class CatchUpProcess {
    static final int LINES = 400;

    private CatchUpProcess() {}

    static Process start(Path folder, Path length) throws IOException {
        return JavaProcess.start(CatchUpProcess.class, folder.toString(), length.toString());
    }

    static JournalReader journal(Path length) {
        ListJournal whole = new ListJournal();
        for (int i = 0; i < LINES / 2; i++) {
            whole.started("run-" + i).succeeded("run-" + i, Duration.ofSeconds(1));
        }
        return new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                return whole.first((int) last()).after(number);
            }

            @Override
            public long last() {
                try {
                    return Files.size(length);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    public static void main(String[] args) throws Exception {
        FolderTotals store = new FolderTotals(Path.of(args[0]));
        JournalReader journal = journal(Path.of(args[1]));
        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (store.catchUp(journal).upTo() < LINES) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("The journal did not grow to " + LINES + " lines.");
            }
        }
    }
}
