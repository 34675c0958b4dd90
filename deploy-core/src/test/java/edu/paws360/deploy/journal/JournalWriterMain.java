package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Appends to a journal until it is killed: {@code FOLDER NAME}. Prints the hash of each line once it is promised. */
final class JournalWriterMain {
    private JournalWriterMain() {}

    public static void main(String[] arguments) throws JournalException {
        try (Journal journal = Journal.open(Path.of(arguments[0]), UnaryOperator.identity())) {
            journal.mendAndVerify(arguments[1], entry -> {});
            while (!System.out.checkError()) {
                System.out.println(journal.append(arguments[1], new StageStarted(StageName.EXECUTE))
                        .hash());
            }
        }
    }
}
