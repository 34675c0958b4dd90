package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.UnknownEvent;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Seals a journal on a disk on which there is no room for just that line, and prints what it writes then: {@code FOLDER}. */
final class SealOnFullDiskMain {
    private static final int PAGE = 4096;

    private SealOnFullDiskMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path lines = folder.resolve("audit/journal.jsonl");
        try (Journal journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            journal.mendAndVerify("d1", entry -> {});
            fillThePage(journal, lines);
            fill(folder.resolve("other"));
            Recorder recorder = new Recorder(journal, "d1", List.of(SealOnFullDiskMain::print));
            print(recorder.seal((number, hash, id) -> new JournalSigned(number, hash, "key", "signature")));
        }
    }

    /** A file takes its room in pages, so that what is written into the last one needs none. */
    private static void fillThePage(Journal journal, Path lines) throws IOException {
        long without = length(journal, 0);
        do {
            long left = PAGE - Files.size(lines) % PAGE;
            length(journal, (int) (left > without ? left - without : left + PAGE - without));
        } while (Files.size(lines) % PAGE != 0);
    }

    private static long length(Journal journal, int text) throws IOException {
        return journal.append("d1", new UnknownEvent("much", 1, "x".repeat(text)))
                        .line()
                        .length()
                + 1L;
    }

    private static void fill(Path other) {
        try (FileOutputStream file = new FileOutputStream(other.toFile())) {
            byte[] much = new byte[PAGE];
            while (true) {
                file.write(much);
            }
        } catch (IOException full) {
            System.out.println("full");
        }
    }

    private static void print(JournalEntry entry) {
        System.out.println(entry.number() + " " + entry.event().getClass().getSimpleName());
    }
}
