package edu.paws360.deploy.testbed;

import java.io.Serial;
import java.nio.file.Path;

/** What a server logged last, to be shown with the failure of a test that used it. */
final class ServerLog extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ServerLog(String server, Path log) {
        super("the log of " + server + " ends with:\n" + LogTail.of(log), null, false, false);
    }
}
