package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import java.util.Map;

/** What to do next, for each reason, in the spelling of the settings. The one place where advice is written. */
final class Advice {
    private static final Map<ReasonCode, String> WHAT_TO_DO = Map.ofEntries(
            Map.entry(
                    ReasonCode.BRANCH_REFUSED,
                    "Deploy from a branch that deploy.branches allows, or add this one there."),
            Map.entry(
                    ReasonCode.BRANCH_UNKNOWN,
                    "Run in a git checkout of the branch the CI names (in GitHub Actions: actions/checkout with fetch-depth: 0)."),
            Map.entry(
                    ReasonCode.BRANCH_UNPROTECTED,
                    "Do what the message says; deploy.branch.protection=warn tells it and goes on."),
            Map.entry(
                    ReasonCode.CHECKS_NOT_PASSED,
                    "Deploy a commit whose required checks have passed; deploy.branch.protection=warn tells it and goes on."),
            Map.entry(ReasonCode.APPROVAL_REJECTED, "Ask the person who refused, then start a new deployment."),
            Map.entry(
                    ReasonCode.APPROVAL_MISSING,
                    "Do what the message says; where GitHub cannot be asked, deploy.approval.type=prompt asks on a terminal, and none asks nobody."),
            Map.entry(ReasonCode.APPROVAL_TIMEOUT, "Find somebody who may approve, then start a new deployment."),
            Map.entry(
                    ReasonCode.QUEUE_TIMEOUT,
                    "See what the holder is doing; start again when it is done, or allow a longer wait with deploy.queue.timeout; deploy:queue shows the line."),
            Map.entry(ReasonCode.QUEUE_UNAVAILABLE, "Mend the queue's store that the message names, then start again."),
            Map.entry(
                    ReasonCode.HOLD_LOST,
                    "Look at the deployment that took over; this process was silent longer than deploy.queue.lease."),
            Map.entry(
                    ReasonCode.RUNNER_UNFIT,
                    "Free the runner, deploy from another one, or adjust the limit that the message names."),
            Map.entry(
                    ReasonCode.DOCKER_UNAVAILABLE,
                    "Start Docker on this runner, or list docker in deploy.preflight.skip."),
            Map.entry(
                    ReasonCode.NETWORK_UNREACHABLE,
                    "Bring the targets that are named back, or correct deploy.inventory."),
            Map.entry(
                    ReasonCode.SECRETS_MISSING,
                    "Give the secrets that are named to this process as environment variables (in GitHub Actions: the step's env)."),
            Map.entry(
                    ReasonCode.SECRETS_EXPIRED,
                    "Do what the message says of each secret; deploy.secrets.age=warn tells it without failing."),
            Map.entry(ReasonCode.CONCURRENT_DEPLOYMENT, "Wait for the active deployment to end, then start again."),
            Map.entry(
                    ReasonCode.PRIMARY_UNREACHABLE,
                    "Mend the runner that deploy.runner.primary names, or give a deploy.runner.secondary that takes over, then start again."),
            Map.entry(
                    ReasonCode.PRIMARY_EXIT_CODE,
                    "Read the end of deployment.log: the deployment command says there what went wrong."),
            Map.entry(
                    ReasonCode.PLAYBOOK_FAILED,
                    "Read the end of deployment.log: Ansible names the task and the target there. Other targets may be changed."),
            Map.entry(
                    ReasonCode.PLAYBOOK_UNREACHABLE,
                    "Read the end of deployment.log for the target; see that ssh reaches it from this runner, then deploy again."),
            Map.entry(
                    ReasonCode.PRIMARY_TIMEOUT,
                    "Read the end of deployment.log to see where it stood still, or allow more with deploy.runner.timeout."),
            Map.entry(
                    ReasonCode.PRIMARY_NOT_FENCED,
                    "Make sure by hand that nothing of this deployment still runs, then see with deploy:queue who holds production before anything is deployed again."),
            Map.entry(
                    ReasonCode.RUNNERS_FAILED,
                    "Read deployment.log for what each runner said; mend deploy.runner.primary or deploy.runner.secondary, then deploy again."),
            Map.entry(
                    ReasonCode.ROLLED_BACK,
                    "Production runs the earlier version again: mend what the message says of the new one, then deploy a good commit."),
            Map.entry(
                    ReasonCode.ROLLBACK_FAILED,
                    "Look at production at once: neither version is known to be healthy. deployment.log tells what deploy.rollback.playbook or deploy.rollback.command did."),
            Map.entry(
                    ReasonCode.GATE_FAILED,
                    "Production was changed: look at the service the gate asks, then deploy a good commit."),
            Map.entry(
                    ReasonCode.GATE_TIMEOUT,
                    "Production was changed: see why the service does not come up, or allow more with deploy.gate.<name>.timeout."),
            Map.entry(
                    ReasonCode.GATE_OLD_VERSION,
                    "Production may be half changed: see why the new version is not what answers, or allow more with deploy.gate.<name>.timeout."),
            Map.entry(
                    ReasonCode.GATE_UNSTABLE,
                    "Production was changed: the service came up and then failed again, see its own log, then deploy a good commit."),
            Map.entry(
                    ReasonCode.GATE_ACCESS_DENIED,
                    "Production was changed: give deploy.gate.<name>.url a user and password that the service accepts, then deploy again."),
            Map.entry(
                    ReasonCode.SMOKE_FAILED,
                    "Production was changed: look at what the step asks for, then deploy a good commit."),
            Map.entry(
                    ReasonCode.SMOKE_ACCESS_DENIED,
                    "Production was changed: give the smoke test a user and password that the service accepts, then deploy again."),
            Map.entry(
                    ReasonCode.CANCELLED,
                    "Production may be half changed if it was executing; deploy again to be certain."),
            Map.entry(
                    ReasonCode.JOURNAL_UNUSABLE,
                    "Mend the journal's folder that the message names, or set deploy.audit.dir."),
            Map.entry(
                    ReasonCode.INTERNAL_ERROR,
                    "This is a fault of the tool: please report it with the report and the log."));

    private Advice() {}

    static String on(ReasonCode reason) {
        return WHAT_TO_DO.getOrDefault(reason, "See the report for what was seen.");
    }
}
