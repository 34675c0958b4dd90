package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.StageName;
import java.util.List;
import java.util.Optional;

/**
 * How far a deployment came.
 *
 * @param failure what ended it, if something did
 * @param idle the stages that did nothing because a setting says so, or none says what
 */
record Course(Optional<Failure> failure, List<String> idle) {
    /** The stage that ended it. */
    record Failure(StageName stage, StageResult result) {
        String inWords() {
            return "stage " + stage.label() + " failed: " + result.detail();
        }
    }
}
