package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that was set; what its scope uses is valid and without contradictions, and the rest is not to be relied on. No {@code toString} of it or its parts shows a secret.
 *
 * @param branches patterns of branches that may be deployed
 * @param branchProtection what it is worth how GitHub protects the branch
 * @param environment the environment that is deployed to
 * @param approval who approves
 * @param allowOlder whether a commit may be older than what is live
 * @param dryRun whether nothing is deployed
 * @param githubToken what GitHub is asked with, where it is not the variable {@code GITHUB_TOKEN}
 * @param rails whether it is looked at what GitHub itself holds against mistakes
 * @param githubRecord how deployments are recorded on GitHub
 * @param queue how deployments wait for each other
 * @param preflight what is checked before
 * @param secretAge how old secrets may be
 * @param execution what is executed; present at least in {@link SettingsScope#PRODUCTION}, and only where the scope uses it
 * @param rollback what is executed to go back when the gates fail
 * @param inventory the Ansible inventory, whose hosts the network check asks for
 * @param runner where it is executed
 * @param failover when the secondary runner takes over
 * @param gates what must be healthy after; present at least in {@link SettingsScope#PRODUCTION} and
 *     {@link SettingsScope#HEALTH}, and only where the scope uses it
 * @param failFast whether the first gate that fails ends the others
 * @param smoke smoke tests, in the order they are run
 * @param metrics where the metrics go
 * @param onCall who is alerted
 * @param loki where the log goes, if to a Loki
 * @param auditDir the folder of journals; the caller knows the default
 * @param audit how the audit trail is kept, and what is asked of it
 * @param steps whose steps make the deployment, where a workflow calls them one by one
 * @param orders what is asked of a deployment that waits or runs
 */
public record DeploySettings(
        List<String> branches,
        BranchProtectionPolicy branchProtection,
        String environment,
        ApprovalSettings approval,
        boolean allowOlder,
        boolean dryRun,
        Optional<Masked<String>> githubToken,
        RailsMode rails,
        GithubRecordSettings githubRecord,
        QueueSettings queue,
        PreflightSettings preflight,
        SecretAgeSettings secretAge,
        Optional<ExecutionSettings> execution,
        Optional<ExecutionSettings> rollback,
        Optional<Path> inventory,
        RunnerSettings runner,
        FailoverSettings failover,
        Optional<GatesSettings> gates,
        boolean failFast,
        List<SmokeSettings> smoke,
        MetricsSettings metrics,
        OnCallSettings onCall,
        Optional<LokiSettings> loki,
        Optional<Path> auditDir,
        AuditSettings audit,
        StepsSettings steps,
        OrderSettings orders) {
    /** Copies the lists. */
    public DeploySettings {
        branches = List.copyOf(branches);
        smoke = List.copyOf(smoke);
    }
}
