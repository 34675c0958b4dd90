package edu.paws360.deploy.sink.oncall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The ledger of one receiver on the disk. What cannot be written there is told all the same: better twice than never. Not thread-safe. */
final class LedgerFile {
    static final String BEGIN = "oncall-";

    private final Path file;
    private final String receiver;
    private Ledger ledger;
    private Optional<String> unwritten = Optional.empty();

    LedgerFile(Path file, String receiver) {
        this.file = file;
        this.receiver = receiver;
    }

    /** Reads it. */
    Ledger read() {
        ledger = Ledger.read(file, receiver);
        return ledger;
    }

    /** As it is to be read beside a journal. */
    void settle(Incidents incidents) {
        ledger = ledger.beside(incidents);
    }

    Ledger ledger() {
        return ledger;
    }

    void keep(Ledger changed) {
        if (changed.equals(ledger)) {
            return;
        }
        ledger = changed;
        try {
            ledger.write(file);
            unwritten = Optional.empty();
        } catch (IOException failed) {
            unwritten = Optional.of(
                    "what was told cannot be remembered in " + file + " (" + failed + "), so it may be told twice.");
        }
    }

    /** What stands in the way of writing it, if something did the last time. */
    Optional<String> unwritten() {
        return unwritten;
    }
}
