package edu.paws360.deploy.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A job of GitHub goes on only while it sees in the queue, every few seconds, that production is held for it. */
final class GithubRunnerRules {
    private GithubRunnerRules() {}

    static List<SettingsFault> check(Values values) {
        Optional<QueueType> blind = values.find(QueueKeys.TYPE).filter(type -> type != QueueType.POSTGRES);
        if (blind.isEmpty()) {
            return List.of();
        }
        return Stream.of(RunnerKeys.PRIMARY, RunnerKeys.SECONDARY)
                .filter(runner -> values.find(runner)
                        .filter(RunnerPlace.Github.class::isInstance)
                        .isPresent())
                .map(runner -> SettingsFault.of(
                        runner,
                        values.read(runner).seen().orElseThrow(),
                        "its job has to see the queue every few seconds, which it cannot with deploy.queue.type="
                                + blind.get(),
                        "Set deploy.queue.type=postgres."))
                .toList();
    }
}
