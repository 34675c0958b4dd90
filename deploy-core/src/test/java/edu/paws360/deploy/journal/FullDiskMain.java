package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.UnknownEvent;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Works on a journal whose disk is, or becomes, full, and prints what came of it: {@code begin|fill FOLDER}. */
final class FullDiskMain {
    /** A deployment with many targets and checks. */
    private static final int LINES = 500;

    private static final int LENGTH = 1000;

    private FullDiskMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (Journal journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            journal.mendAndVerify("d1", entry -> {});
            System.out.println("begun");
            if (arguments[0].equals("fill")) {
                journal.append("d1", new StageStarted(StageName.EXECUTE));
                fill(folder.resolve("other"));
                goOn(journal);
            }
        } catch (JournalException failed) {
            System.out.println("refused: " + failed.getMessage());
        }
    }

    private static void fill(Path other) {
        try (FileOutputStream file = new FileOutputStream(other.toFile())) {
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

    private static void again(Journal journal) {
        try {
            journal.mendAndVerify("d2", entry -> {});
            System.out.println("begun again");
        } catch (JournalException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
    }
}
