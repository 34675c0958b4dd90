package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.StageName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a deployment came.
 *
 * @param failure what ended it, if something did
 * @param idle the stages that did nothing because a setting says so, or none says what
 */
record Course(Optional<Failure> failure, List<String> idle) {
    /** The same, behind what earlier steps did. */
    Course behind(Optional<Handover> before) {
        return new Course(
                failure,
                Stream.concat(before.map(Handover::idle).orElse(List.of()).stream(), idle.stream())
                        .distinct()
                        .toList());
    }

    /** The stage that ended it. */
    record Failure(StageName stage, StageResult result) {
        String inWords() {
            return "stage " + stage.label() + " failed: " + result.detail();
        }
    }
}
