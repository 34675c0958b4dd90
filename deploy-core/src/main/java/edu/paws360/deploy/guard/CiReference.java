package edu.paws360.deploy.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a CI claims to be running. A claim only: {@link BranchRule} holds it against the {@link Checkout}. Immutable. */
public sealed interface CiReference {

    /** No CI that we know: what is checked out decides alone. */
    record Local() implements CiReference {}

    /**
     * The CI names something.
     *
     * @param ci which CI
     * @param kind what it names
     * @param ref the full name of the reference, such as {@code refs/heads/main}
     * @param commit the commit it names, where it names one
     * @param claim the variable and its value, as in {@code GITHUB_REF=refs/heads/main}
     */
    record Named(CiSystem ci, Kind kind, String ref, Optional<String> commit, String claim) implements CiReference {
        /**
         * The branch it names.
         *
         * @return the name without {@code refs/heads/}; empty unless it is a branch
         */
        public Optional<String> branch() {
            return kind == Kind.BRANCH ? Optional.of(ref.substring(Refs.HEADS.length())) : Optional.empty();
        }
    }

    /**
     * There is a CI, but its variables are incomplete or contradict each other.
     *
     * @param seen what was seen
     * @param advice what to do
     */
    record Unreadable(String seen, String advice) implements CiReference {}

    /** What a reference can stand for. */
    enum Kind {
        /** A branch. */
        BRANCH("the branch"),
        /** A tag, whatever its name. */
        TAG("a tag, not a branch"),
        /** A pull or merge request. */
        CHANGE("a change that is under review, not a branch"),
        /** Anything else. */
        OTHER("no branch");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Reads what the CI says: GitHub Actions ({@code GITHUB_REF}, {@code GITHUB_REF_TYPE}, {@code GITHUB_SHA}), GitLab
     * ({@code CI_COMMIT_BRANCH}, {@code CI_COMMIT_TAG}, {@code CI_COMMIT_SHA}, {@code CI_MERGE_REQUEST_IID}) or Jenkins
     * ({@code BRANCH_NAME}, {@code TAG_NAME}, {@code CHANGE_ID}, {@code GIT_COMMIT}).
     *
     * @param environment the environment variables
     * @return the claim
     */
    static CiReference of(Map<String, String> environment) {
        List<CiSystem> systems = CiSystem.in(environment);
        if (systems.isEmpty()) {
            return new Local();
        }
        if (systems.size() > 1) {
            return new Unreadable(
                    "The environment speaks of more than one CI: " + systems + ".",
                    "Unset the variables of the CI that does not run this build.");
        }
        return new CiClaim(systems.get(0), new Variables(environment)).read();
    }
}
