package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Does every target resolve and answer (spec, "Preflight Checks", 3)? All are asked, and all that cannot be reached are named.
 *
 * @param targets who is asked
 * @param survey how
 * @param limit how long each target may take, its name included
 */
record NetworkCheck(Targets targets, Survey survey, Duration limit) implements Look {
    static final String NAME = "network";

    @Override
    public Finding look() throws IOException, InterruptedException {
        List<Target> all = targets.read();
        if (all.isEmpty()) {
            return Finding.failed("the inventory names no target to reach (expected at least one, deploy.inventory);"
                    + " correct it, or name network in deploy.preflight.skip if it deploys to this machine only");
        }
        Survey.Outcome outcome = survey.ask(all);
        List<Survey.Unreached> unreached = outcome.unreached();
        if (unreached.isEmpty()) {
            return Finding.passed(all.size() + (all.size() == 1 ? " target answers" : " targets answer") + ", asked "
                    + outcome.way());
        }
        String detail = unreached.size() + " of " + all.size()
                + " targets not reached (expected each to resolve and answer"
                + " within " + Spoken.limit(limit) + ", deploy.preflight.network.timeout), asked " + outcome.way()
                + ":\n"
                + unreached.stream().map(Survey.Unreached::toString).collect(Collectors.joining("\n"))
                + "\nsee that each is up and reachable from this runner, or set deploy.preflight.network.probe";
        return unreached.stream().anyMatch(Survey.Unreached::known) ? Finding.failed(detail) : Finding.unknown(detail);
    }
}
