package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody else runs what was to be marked as running. The journal is as good as it was. */
public final class AlreadyRunningException extends IOException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Path mark) {
        super("another process or thread has marked the same as running: it holds " + mark
                + ". Wait for its end (lslocks tells which process it is)");
    }
}
