package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.UnknownEvent;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** Works on a journal whose disk is, or becomes, full, and prints what came of it: {@code begin|fill|eaten|torn|without|prune FOLDER}. */
final class FullDiskMain {
    /** A deployment with many targets and checks. */
    private static final int LINES = 500;

    private static final int LENGTH = 1000;
    private static final int EATEN = 10;
    private static final int PAGE = 4096;

    private FullDiskMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (Journal journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            journal.mendAndVerify("d1", entry -> {});
            System.out.println("begun");
            if (!arguments[0].equals("begin")) {
                journal.append("d1", new StageStarted(StageName.EXECUTE));
                fill(folder.resolve("other"));
            }
            switch (arguments[0]) {
                case "fill" -> goOn(journal);
                case "eaten" -> goOnBesideAnother(journal, folder.resolve("other"));
                case "torn" -> mend(journal, folder.resolve("audit/journal.jsonl"));
                case "without" -> cutBack(journal, folder);
                case "prune" -> journal.prune("p1", 1, "ann");
                default -> {}
            }
        } catch (JournalException failed) {
            System.out.println("refused: " + failed.getMessage());
        }
    }

    private static void fill(Path other) {
        try (FileOutputStream file = new FileOutputStream(other.toFile(), true)) {
            byte[] much = new byte[4096];
            while (true) {
                file.write(much);
            }
        } catch (IOException full) {
            System.out.println("full");
        }
    }

    private static void goOn(Journal journal) throws IOException {
        for (int number = 0; number < LINES; number++) {
            journal.append("d1", new UnknownEvent("much", 1, "x".repeat(LENGTH)));
        }
        Verification verified = journal.verify(entry -> {});
        System.out.println(verified.lines() + " lines, strained "
                + journal.strain().map(JournalStrained::detail).orElse("never") + ", then "
                + journal.strain().map(JournalStrained::detail).orElse("no more"));
        again(journal);
    }

    /** Somebody else takes whatever becomes free, between any two lines. */
    private static void goOnBesideAnother(Journal journal, Path other) throws IOException {
        for (int number = 0; number < EATEN; number++) {
            journal.append("d1", new UnknownEvent("much", 1, "x".repeat(PAGE)));
            fill(other);
        }
        System.out.println(journal.verify(entry -> {}).lines() + " lines");
    }

    private static void mend(Journal journal, Path lines) throws IOException {
        Files.writeString(lines, "{\"torn", StandardOpenOption.APPEND);
        System.out.println(journal.mendAndVerify("d2", entry -> {})
                .map(JournalRepaired::keptAside)
                .orElse("nothing"));
    }

    /** What could not be written leaves nothing, so there is nothing to mend. */
    private static void cutBack(Journal journal, Path folder) throws IOException {
        Files.delete(folder.resolve("audit/journal.reserve"));
        fill(folder.resolve("other"));
        try {
            journal.append("d1", new UnknownEvent("much", 1, "x".repeat(3 * PAGE)));
            System.out.println("written");
        } catch (JournalException full) {
            System.out.println(full.getMessage());
        }
        Files.delete(folder.resolve("other"));
        System.out.println(journal.mendAndVerify("d2", entry -> {}).isPresent() ? "mended" : "nothing to mend");
    }

    private static void again(Journal journal) {
        try {
            journal.mendAndVerify("d2", entry -> {});
            System.out.println("begun again");
        } catch (JournalException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
    }
}
