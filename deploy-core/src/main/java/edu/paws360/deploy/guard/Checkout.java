package edu.paws360.deploy.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is checked out, as git itself tells it. Immutable. */
public sealed interface Checkout {

    /**
     * Git told.
     *
     * @param commit the full SHA of HEAD
     * @param symbolicRef what HEAD points to, by its full name; empty if it is detached
     * @param workTree whether files differ from the commit
     * @param shallow whether history is cut off; looked at only if HEAD is detached
     * @param tips where the branch that the CI names stands in this clone; looked at only if HEAD is detached
     * @param tags full names of tags on the commit, at most five; looked at only if HEAD is detached
     */
    record Found(
            String commit,
            Optional<String> symbolicRef,
            WorkTree workTree,
            boolean shallow,
            List<Tip> tips,
            List<String> tags)
            implements Checkout {
        /** Keeps its own copies. */
        public Found {
            tips = List.copyOf(tips);
            tags = List.copyOf(tags);
        }

        /**
         * The branch that is checked out.
         *
         * @return the name without {@code refs/heads/}; empty if HEAD is detached or points to something else
         */
        public Optional<String> branch() {
            return symbolicRef.filter(ref -> ref.startsWith(Refs.HEADS)).map(ref -> ref.substring(Refs.HEADS.length()));
        }

        /**
         * Whether the files may differ from the commit.
         *
         * @return {@code false} only if git said that nothing differs
         */
        public boolean uncommittedChanges() {
            return workTree != WorkTree.CLEAN;
        }
    }

    /**
     * Git could not tell.
     *
     * @param cause why
     * @param seen what was seen
     * @param advice what to do
     */
    record NotTold(Cause cause, String seen, String advice) implements Checkout {}

    /**
     * A reference of the branch that the CI names.
     *
     * @param ref its full name, below {@code refs/heads/} or a remote of {@code refs/remotes/}
     * @param containsHead whether git could show that HEAD is an ancestor of it, or the same commit
     */
    record Tip(String ref, boolean containsHead) {}

    /** Do the files differ from the commit? */
    enum WorkTree {
        /** No file differs, and there is no untracked one. */
        CLEAN,
        /** At least one file differs or is untracked. */
        CHANGED,
        /** Git could not tell. */
        UNKNOWN
    }

    /** Why nothing could be told. */
    enum Cause {
        /** There is no git program. */
        NO_GIT,
        /** The folder does not exist, or is in no work tree. */
        NO_REPOSITORY,
        /** The branch has no commit yet. */
        NO_COMMIT,
        /** Git refuses a repository that belongs to somebody else. */
        NOT_TRUSTED,
        /** Git took too long. */
        NO_ANSWER,
        /** Git failed in another way. */
        FAILED
    }

    /**
     * Asks git, for at most 30 seconds. Nothing is changed and nothing is fetched.
     *
     * @param folder a folder in the work tree
     * @param environment the environment variables: for git itself, and to learn which branch a CI names
     * @return what git told, or why it could not
     * @throws InterruptedException if this thread is interrupted
     */
    static Checkout look(Path folder, Map<String, String> environment) throws InterruptedException {
        return look(folder, environment, Set.of());
    }

    /**
     * Asks git, and keeps secrets from it and from the filters that its configuration names.
     *
     * @param folder a folder in the work tree
     * @param environment the environment variables: for git itself, and to learn which branch a CI names
     * @param withheld the names of those that git does not get
     * @return what git told, or why it could not
     * @throws InterruptedException if this thread is interrupted
     */
    static Checkout look(Path folder, Map<String, String> environment, Set<String> withheld)
            throws InterruptedException {
        return new CheckoutLook(folder, environment, withheld, Duration.ofSeconds(30)).look();
    }
}
