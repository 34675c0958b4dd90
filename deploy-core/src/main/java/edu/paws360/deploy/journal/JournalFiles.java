package edu.paws360.deploy.journal;

import java.nio.file.Path;

/** The files of a journal in its folder. */
record JournalFiles(Path folder) {
    Path lines() {
        return folder.resolve("journal.jsonl");
    }

    Path head() {
        return folder.resolve("journal.head");
    }

    Path lock() {
        return folder.resolve("journal.lock");
    }

    Path running() {
        return folder.resolve("running");
    }

    /** Where the torn end behind line {@code count} is kept. */
    Path torn(long count) {
        return folder.resolve("journal.torn-after-" + count);
    }
}
