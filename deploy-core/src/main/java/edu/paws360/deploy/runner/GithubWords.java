package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.Need;

/** What is said of an answer that GitHub did not give. */
final class GithubWords {
    private static final Need NEED = new Need("such a workflow", "actions=write");

    private GithubWords() {}

    /** What was seen, and which permission is missing, if one is. */
    static String of(GithubAnswer<?> answer) {
        Unknown<?> unknown = (Unknown<?>) answer;
        return unknown instanceof Forbidden<?> ? NEED.aside(unknown) : unknown.detail();
    }

    /** Whether it is certain that what was told has changed nothing. */
    static boolean isNo(GithubAnswer<?> answer) {
        return answer instanceof Forbidden<?>
                || answer instanceof Absent<?>
                || answer instanceof Refused<?>
                || (answer instanceof Unreachable<?> now && now.retryAfter().isPresent());
    }
}
