package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.pipeline.CommandKind;
import edu.paws360.deploy.pipeline.Execution;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.ExecutionSettings;
import edu.paws360.deploy.settings.GuardKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings' command or playbook as what a runner executes. Secrets reach it through its environment, never as arguments. */
final class ExecutionWiring {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final ExecutionSettings execution;

    private ExecutionWiring(Surroundings surroundings, DeploySettings settings, ExecutionSettings execution) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.execution = execution;
    }

    /** The settings' deployment. */
    static ExecutionWiring deploying(Surroundings surroundings, DeploySettings settings) {
        return new ExecutionWiring(surroundings, settings, settings.execution().orElseThrow());
    }

    /** The settings' way back, if they have one. */
    static Optional<ExecutionWiring> goingBack(Surroundings surroundings, DeploySettings settings) {
        return settings.rollback().map(back -> new ExecutionWiring(surroundings, settings, back));
    }

    Execution execution(String id, DeploymentStarted started) {
        return new Execution(
                work(told(id, started)),
                isPlaybook() ? CommandKind.ANSIBLE_PLAYBOOK : CommandKind.ANY,
                inWords(),
                secretNames());
    }

    private static Map<String, String> told(String id, DeploymentStarted started) {
        return Map.of(
                "DEPLOY_ID", id,
                "DEPLOY_COMMIT", started.commit(),
                "DEPLOY_BRANCH", started.branch(),
                "DEPLOY_ENVIRONMENT", started.environment());
    }

    /** What only tells what it would change; nothing where nobody can tell of a command what it would do. */
    Optional<Execution> checking(String id, DeploymentStarted started) {
        return execution instanceof ExecutionSettings.Playbook playbook
                ? Optional.of(checking(playbook, told(id, started)))
                : Optional.empty();
    }

    private Execution checking(ExecutionSettings.Playbook playbook, Map<String, String> told) {
        List<String> command = command(playbook, List.of("--check", "--diff"));
        Map<String, String> environment = new HashMap<>(told);
        environment.put("DEPLOY_RUNNER", "primary");
        environment.put(GuardKeys.DRY_RUN.environmentName(), "true");
        return new Execution(
                limited(Work.of(command, surroundings.folder()), environment),
                CommandKind.ANSIBLE_PLAYBOOK,
                String.join(" ", command),
                secretNames());
    }

    private boolean isPlaybook() {
        return execution instanceof ExecutionSettings.Playbook;
    }

    private List<String> secretNames() {
        return settings.preflight().secretsRequired().orElse(List.of());
    }

    /**
     * What is run.
     *
     * @param told what it is told in its environment, besides the secrets
     */
    Work work(Map<String, String> told) {
        return limited(bare(), told);
    }

    private Work limited(Work work, Map<String, String> told) {
        return work.withTimeout(settings.runner().timeout())
                .withGrace(settings.runner().grace())
                .withHeartbeat(LossTiming.of(settings).heartbeat())
                .withEnvironment(environment(told));
    }

    /** A runner on another machine inherits nothing from this process, so the secrets are handed on by name. */
    private Map<String, String> environment(Map<String, String> told) {
        Map<String, String> environment = new HashMap<>();
        secretNames().stream()
                .filter(surroundings.environment()::containsKey)
                .forEach(
                        name -> environment.put(name, surroundings.environment().get(name)));
        environment.putAll(told);
        return environment;
    }

    /** In one line, without secrets. */
    String inWords() {
        return execution instanceof ExecutionSettings.Playbook playbook
                ? String.join(" ", command(playbook, List.of()))
                : ((ExecutionSettings.Command) execution).command().toString();
    }

    private Work bare() {
        return execution instanceof ExecutionSettings.Playbook playbook
                ? Work.of(command(playbook, List.of()), surroundings.folder())
                : Work.shell(((ExecutionSettings.Command) execution).command().value(), surroundings.folder());
    }

    /** Paths stay as they were set, from the project's folder, because that lies elsewhere on another machine. */
    private static List<String> command(ExecutionSettings.Playbook playbook, List<String> first) {
        List<String> command = new ArrayList<>(List.of("ansible-playbook"));
        command.addAll(first);
        command.addAll(List.of("-i", playbook.inventory().toString()));
        command.addAll(playbook.options().arguments());
        command.add(playbook.playbook().toString());
        return command;
    }
}
