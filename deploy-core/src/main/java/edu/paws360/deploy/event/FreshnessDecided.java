package edu.paws360.deploy.event;

import java.util.Objects;
import java.util.Optional;

/**
 * Is this commit older than what is live?
 *
 * @param decision how the commit is related to what is live
 * @param allowed whether it may be deployed: {@code false} for one that is older or not known, unless the settings allow that
 * @param commit what is to be deployed
 * @param live what is live, where that is known
 * @param liveBy the deployment that brought it there, as whoever knows has it; empty in journals of earlier versions
 * @param source who says what is live, such as {@code the queue's store}; who was asked, where nobody knows
 * @param detail what was seen
 */
public record FreshnessDecided(
        Decision decision,
        boolean allowed,
        String commit,
        Optional<String> live,
        Optional<String> liveBy,
        String source,
        String detail)
        implements DeploymentEvent {
    /** What an earlier version wrote does not say who brought there what was live. */
    public FreshnessDecided {
        liveBy = Objects.requireNonNullElse(liveBy, Optional.empty());
    }

    /** How a commit can be related to what is live. */
    public enum Decision {
        /** What is live is an ancestor of it. */
        NEWER,
        /** It is what is live. */
        SAME,
        /** It and what is live have gone different ways. */
        DIVERGED,
        /** It is an ancestor of what is live. */
        OLDER,
        /** Nobody knows of anything that is live. */
        FIRST,
        /** It could not be found out. */
        UNKNOWN
    }
}
