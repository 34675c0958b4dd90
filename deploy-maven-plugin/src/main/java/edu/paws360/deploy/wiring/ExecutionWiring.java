package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.pipeline.CommandKind;
import edu.paws360.deploy.pipeline.Execution;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.ExecutionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings' command or playbook as what a runner executes. Secrets reach it through its environment, never as arguments. */
final class ExecutionWiring {
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final ExecutionSettings execution;

    ExecutionWiring(Surroundings surroundings, DeploySettings settings, ExecutionSettings execution) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.execution = execution;
    }

    Execution execution(String id, DeploymentStarted started) {
        return new Execution(
                work(id, started),
                isPlaybook() ? CommandKind.ANSIBLE_PLAYBOOK : CommandKind.ANY,
                inWords(),
                settings.preflight().secretsRequired().orElse(List.of()));
    }

    private boolean isPlaybook() {
        return execution instanceof ExecutionSettings.Playbook;
    }

    private Work work(String id, DeploymentStarted started) {
        return bare().withTimeout(settings.runner().timeout())
                .withGrace(settings.runner().grace())
                .withHeartbeat(heartbeat())
                .withEnvironment(Map.of(
                        "DEPLOY_ID", id,
                        "DEPLOY_COMMIT", started.commit(),
                        "DEPLOY_BRANCH", started.branch(),
                        "DEPLOY_ENVIRONMENT", started.environment()));
    }

    /** A frozen deployment's command must have begun to end when its lease runs out, so the supervisor waits half of it. */
    private Duration heartbeat() {
        Duration half = settings.queue().lease().dividedBy(2);
        return half.compareTo(LONGEST_HEARTBEAT) < 0 ? half : LONGEST_HEARTBEAT;
    }

    private String inWords() {
        return execution instanceof ExecutionSettings.Playbook playbook
                ? "ansible-playbook -i " + playbook.inventory() + " " + playbook.playbook()
                : ((ExecutionSettings.Command) execution).command().toString();
    }

    private Work bare() {
        return execution instanceof ExecutionSettings.Playbook playbook
                ? Work.of(
                        List.of(
                                "ansible-playbook",
                                "-i",
                                inProject(playbook.inventory()),
                                inProject(playbook.playbook())),
                        surroundings.folder())
                : Work.shell(((ExecutionSettings.Command) execution).command().value(), surroundings.folder());
    }

    private String inProject(Path path) {
        return surroundings.folder().resolve(path).toString();
    }
}
