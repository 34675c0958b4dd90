package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether GitHub itself holds against mistakes: who has to review, who may go around it, and whether runs that wait are
 * kept. It only warns. Immutable.
 *
 * @param access which run this is, and with what GitHub is asked
 * @param environment the environment on GitHub whose reviewers approve
 * @param queue whose runs wait
 */
public record WorkflowRails(GithubAccess access, String environment, QueueRail queue) {
    private static final String UNKNOWN = "rails";

    /**
     * The secrets that looking takes (spec, "Secrets Management": secret access is audited).
     *
     * @return the name of the token, if GitHub is asked
     */
    public List<String> secretNames() {
        return Obstacle.to(access).isPresent()
                ? List.of()
                : access.secret().map(Secret::name).stream().toList();
    }

    /**
     * Looks, with one question of at most 30 s.
     *
     * @return one result for each rail, none of which blocks; of an environment of which nothing is known one that says why
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public List<CheckResult> look() throws InterruptedException {
        List<CheckResult> rails = new ArrayList<>(ofEnvironment());
        rails.add(queue.look(ConcurrencyDeclaration.of(queue.checkout(), access.variables(), queue.group())));
        return List.copyOf(rails);
    }

    private List<CheckResult> ofEnvironment() throws InterruptedException {
        Optional<String> obstacle = Obstacle.to(access);
        return obstacle.isPresent() ? unknown(obstacle.get(), Duration.ZERO) : asked();
    }

    private List<CheckResult> asked() throws InterruptedException {
        long began = System.nanoTime();
        Github github = access.api().orElseThrow();
        GithubAnswer<EnvironmentRules> answer =
                github.environments().rules(access.run().orElseThrow().repository(), environment);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return answer instanceof Found<EnvironmentRules> found
                ? new EnvironmentRails(found.value(), took).all()
                : unknown(NotKnownException.inWords((Unknown<?>) answer), took);
    }

    private static List<CheckResult> unknown(String why, Duration took) {
        return List.of(CheckResult.warned(UNKNOWN, "unknown: " + why, took));
    }
}
