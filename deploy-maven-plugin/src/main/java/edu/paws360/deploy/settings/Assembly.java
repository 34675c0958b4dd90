package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the records together, once all values are known to be right. */
final class Assembly {
    private final Values values;
    private final Set<Part> used;

    /** Of other parts than those that are used, some settings may be wrong. */
    Assembly(Values values, Set<Part> used) {
        this.values = values;
        this.used = used;
    }

    DeploySettings of(Names names) {
        return new DeploySettings(
                values.get(GuardKeys.BRANCHES),
                values.get(GuardKeys.BRANCH_PROTECTION),
                values.get(GuardKeys.ENVIRONMENT),
                ApprovalSettings.of(values),
                values.get(GuardKeys.ALLOW_OLDER),
                values.get(GuardKeys.DRY_RUN),
                values.findMasked(GithubKeys.TOKEN),
                values.get(GithubKeys.RAILS),
                GithubRecordSettings.of(values),
                queue(),
                preflight(),
                SecretAgeSettings.of(values, names),
                execution(ExecutionKeys.COMMAND, ExecutionKeys.PLAYBOOK),
                execution(RollbackKeys.COMMAND, RollbackKeys.PLAYBOOK),
                values.find(ExecutionKeys.INVENTORY),
                runner(),
                failover(),
                used.contains(Part.HEALTH) ? new GateAssembly(values).of(names.gates()) : Optional.empty(),
                values.get(GateKeys.FAIL_FAST),
                used.contains(Part.HEALTH) ? new SmokeAssembly(values).of(names.smoke()) : List.of(),
                MetricsSettings.of(values),
                new OnCallSettings(values.findMasked(ReportKeys.ONCALL_URLS), values.find(ReportKeys.ONCALL_RUNBOOK)),
                LokiSettings.of(values),
                values.find(ReportKeys.AUDIT_DIR),
                AuditSettings.of(values),
                StepsSettings.of(values),
                OrderSettings.of(values));
    }

    private QueueSettings queue() {
        return new QueueSettings(
                values.get(QueueKeys.TYPE),
                values.findMasked(QueueKeys.URL),
                values.get(QueueKeys.TIMEOUT),
                values.get(QueueKeys.LEASE),
                values.get(QueueKeys.GROUP));
    }

    private PreflightSettings preflight() {
        return new PreflightSettings(
                values.find(PreflightKeys.SKIP).map(Set::copyOf).orElse(Set.of()),
                values.find(PreflightKeys.WARN_ONLY).map(Set::copyOf).orElse(Set.of()),
                values.get(PreflightKeys.CPU_PERCENT_MAX),
                values.get(PreflightKeys.MEMORY_PERCENT_MAX),
                values.get(PreflightKeys.DISK_MIN),
                values.get(PreflightKeys.NETWORK_PROBE),
                values.get(PreflightKeys.NETWORK_TIMEOUT),
                values.get(PreflightKeys.DOCKER_TIMEOUT),
                values.find(PreflightKeys.SECRETS_REQUIRED));
    }

    private Optional<ExecutionSettings> execution(Setting<String> command, Setting<Path> playbook) {
        if (!used.contains(Part.EXECUTION)) {
            return Optional.empty();
        }
        Optional<ExecutionSettings> line = values.findMasked(command).map(ExecutionSettings.Command::new);
        return line.or(() -> values.find(playbook)
                .map(file -> new ExecutionSettings.Playbook(
                        file, values.get(ExecutionKeys.INVENTORY), AnsibleOptions.of(values))));
    }

    private FailoverSettings failover() {
        return new FailoverSettings(
                values.get(FailoverKeys.MODE), Set.copyOf(values.get(FailoverKeys.ON)), values.get(FailoverKeys.WAIT));
    }

    private RunnerSettings runner() {
        return new RunnerSettings(
                values.get(RunnerKeys.PRIMARY),
                values.find(RunnerKeys.SECONDARY),
                values.find(RunnerKeys.SSH_CONFIG),
                values.get(RunnerKeys.WORKFLOW),
                values.get(RunnerKeys.PICKUP),
                values.get(RunnerKeys.TIMEOUT),
                values.get(RunnerKeys.GRACE),
                values.get(RunnerKeys.GROUP));
    }
}
