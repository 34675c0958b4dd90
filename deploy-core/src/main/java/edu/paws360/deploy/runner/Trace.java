package edu.paws360.deploy.runner;

import java.util.Optional;

/**
 * What is known of a work that was started, so that what is left of it can be found.
 *
 * @param ident the random name of the work
 * @param leader the process id of its command, once that was told
 * @param machine which machine it runs on, once that was told
 */
record Trace(String ident, Optional<Long> leader, Optional<String> machine) {

    Trace withLeader(long pid) {
        return new Trace(ident, Optional.of(pid), machine);
    }

    Trace withMachine(String told) {
        return new Trace(ident, leader, Optional.of(told));
    }
}
