package edu.paws360.deploy.wiring;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which deployments are under way, by the marks beside a journal. Of whom that cannot be told, it is said so, and not guessed. Each is
 * asked about once, so that what follows from the answer agrees. For one thread.
 */
final class UnderWay implements Predicate<String> {
    private final Path marks;
    private final Map<String, Boolean> told = new HashMap<>();
    private final Map<String, String> unknown = new TreeMap<>();

    UnderWay(Path auditFolder) {
        this.marks = auditFolder.resolve("running");
    }

    /** Whether it is certain that a deployment is under way. */
    @Override
    public boolean test(String deploymentId) {
        return told.computeIfAbsent(deploymentId, this::lives);
    }

    private boolean lives(String deploymentId) {
        try {
            return RunningMark.lives(marks, deploymentId);
        } catch (JournalException unreadable) {
            unknown.put(deploymentId, unreadable.getMessage());
            return false;
        }
    }

    /** Of whom it could not be told, and why; nothing if of everybody asked about it could. */
    Optional<String> unknown() {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("; whether " + names(unknown.keySet())
                        + (unknown.size() == 1 ? " is" : " are") + " under way cannot be told here: "
                        + unknown.values().iterator().next()
                        + ". Ask as the account that deploys, on the machine that does");
    }

    private static String names(Collection<String> ids) {
        return ids.stream().collect(Collectors.joining(", "));
    }
}
