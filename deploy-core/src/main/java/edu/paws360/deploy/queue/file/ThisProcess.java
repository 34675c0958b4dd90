package edu.paws360.deploy.queue.file;

import java.time.Instant;

/** The name of this process, the same for every class loader in it, and for no other process. */
final class ThisProcess {
    static final String NAME = ProcessHandle.current().pid() + "@"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toString)
                    .orElse("unknown");

    private ThisProcess() {}

    /** The part of a process's name that an operator can use. */
    static String readable(String name) {
        return "process " + name.substring(0, Math.max(0, name.indexOf('@')));
    }
}
