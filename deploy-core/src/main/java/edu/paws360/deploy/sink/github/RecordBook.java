package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.Deployments;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.RecordSaying;
import edu.paws360.deploy.github.RecordStatus;
import java.util.List;
import java.util.Optional;

/** The records of one environment: each question is asked before anything is told, so that nothing is told twice. Immutable. */
final class RecordBook {
    private static final int LOOKED_AT = 30;

    private final Deployments deployments;
    private final RecordPlace place;

    RecordBook(Deployments deployments, RecordPlace place) {
        this.deployments = deployments;
        this.place = place;
    }

    /** The newest records. */
    List<DeploymentRecord> newest() throws NotToldException, InterruptedException {
        return known(deployments.newest(place.repository(), place.environment(), LOOKED_AT));
    }

    /** The record that a job of the run has made by naming the environment. */
    Optional<DeploymentRecord> ofTheJob(RecordedCourse course, List<DeploymentRecord> records)
            throws NotToldException, InterruptedException {
        for (DeploymentRecord record : records) {
            boolean theirs =
                    record.commit().equals(course.started().commit()) && !RecordedCourse.isMark(record.description());
            if (theirs && statuses(record).stream().anyMatch(said -> said.isOfRun(place.repository(), course.run()))) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    DeploymentRecord begin(RecordedCourse course) throws NotToldException, InterruptedException {
        return known(deployments.begin(
                place.repository(),
                course.started().commit(),
                place.environment(),
                course.started().project(),
                course.description()));
    }

    /** Whether a record of it that was made later has succeeded: said now, an earlier success would be what is live. */
    boolean isOvertaken(DeploymentRecord record, RecordedCourse course, List<DeploymentRecord> records)
            throws NotToldException, InterruptedException {
        for (DeploymentRecord other : records) {
            boolean later =
                    other.id() > record.id() && other.isOf(course.started().project());
            if (later && statuses(other).stream().anyMatch(RecordStatus::isSuccess)) {
                return true;
            }
        }
        return false;
    }

    /** Says how it goes, unless that was said already: GitHub may have said since that it is not in use any more. */
    void say(DeploymentRecord record, RecordedCourse course) throws NotToldException, InterruptedException {
        RecordSaying saying = new RecordSaying(
                course.state().orElseThrow(), course.said(), place.page(course.run()), place.environmentUrl());
        String word = saying.state().word();
        if (statuses(record).stream().noneMatch(said -> said.state().equals(word))) {
            known(deployments.say(place.repository(), record.id(), saying));
        }
    }

    private List<RecordStatus> statuses(DeploymentRecord record) throws NotToldException, InterruptedException {
        return known(deployments.statuses(place.repository(), record.id()));
    }

    private static <T> T known(GithubAnswer<T> answer) throws NotToldException {
        if (answer instanceof Found<T> found) {
            return found.value();
        }
        throw new NotToldException((Unknown<?>) answer);
    }
}
