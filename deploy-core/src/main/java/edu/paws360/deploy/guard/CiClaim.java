package edu.paws360.deploy.guard;

import edu.paws360.deploy.guard.CiReference.Kind;
import edu.paws360.deploy.guard.CiReference.Named;
import edu.paws360.deploy.guard.CiReference.Unreadable;
import java.util.Optional;

/**
 * Reads the variables of one CI.
 *
 * @param ci which CI
 * @param variables its variables
 */
record CiClaim(CiSystem ci, Variables variables) {
    CiReference read() {
        return switch (ci) {
            case GITHUB -> github();
            case GITLAB -> gitlab();
            case JENKINS -> jenkins();
        };
    }

    private CiReference github() {
        String ref = variables.get("GITHUB_REF").orElse("");
        if (ref.startsWith(Refs.HEADS)
                && variables
                        .get("GITHUB_REF_TYPE")
                        .filter(type -> !type.equals("branch"))
                        .isPresent()) {
            return new Unreadable(
                    said("GITHUB_REF") + " contradicts " + said("GITHUB_REF_TYPE") + ".",
                    "Leave both variables as the CI sets them.");
        }
        return ref.isEmpty() ? absent("GITHUB_REF") : named(githubKind(ref), "GITHUB_REF", ref, "GITHUB_SHA");
    }

    private static Kind githubKind(String ref) {
        if (ref.startsWith(Refs.HEADS)) {
            return Kind.BRANCH;
        }
        if (ref.startsWith(Refs.TAGS)) {
            return Kind.TAG;
        }
        return ref.startsWith("refs/pull/") ? Kind.CHANGE : Kind.OTHER;
    }

    private CiReference gitlab() {
        return change("CI_MERGE_REQUEST_IID", "refs/merge-requests/", "CI_COMMIT_SHA")
                .or(() -> change("CI_EXTERNAL_PULL_REQUEST_IID", "refs/pull/", "CI_COMMIT_SHA"))
                .or(() -> tag("CI_COMMIT_TAG", "CI_COMMIT_SHA"))
                .or(() -> branch("CI_COMMIT_BRANCH", "CI_COMMIT_SHA"))
                .orElseGet(() -> absent("CI_COMMIT_BRANCH"));
    }

    private CiReference jenkins() {
        return change("CHANGE_ID", "refs/pull/", "GIT_COMMIT")
                .or(() -> tag("TAG_NAME", "GIT_COMMIT"))
                .or(() -> branch("BRANCH_NAME", "GIT_COMMIT"))
                .orElseGet(() -> new Unreadable(
                        "Jenkins runs this build, but BRANCH_NAME is not set.",
                        "Run it in a multibranch pipeline, or set BRANCH_NAME to the branch that was checked out."));
    }

    private Optional<CiReference> change(String variable, String prefix, String sha) {
        return variables.get(variable).map(id -> named(Kind.CHANGE, variable, prefix + id + "/head", sha));
    }

    private Optional<CiReference> tag(String variable, String sha) {
        return variables.get(variable).map(name -> named(Kind.TAG, variable, Refs.TAGS + name, sha));
    }

    private Optional<CiReference> branch(String variable, String sha) {
        return variables.get(variable).map(name -> named(Kind.BRANCH, variable, Refs.HEADS + name, sha));
    }

    private CiReference named(Kind kind, String variable, String ref, String shaVariable) {
        Optional<String> commit = variables.get(shaVariable);
        if (!Refs.isRef(ref)) {
            return new Unreadable(
                    said(variable) + " is not the name of a Git reference.",
                    "Leave " + variable + " as the CI sets it.");
        }
        if (commit.filter(sha -> !Refs.isCommit(sha)).isPresent()) {
            return new Unreadable(
                    said(shaVariable) + " is not a full commit SHA.", "Leave " + shaVariable + " as the CI sets it.");
        }
        // Jenkins sets GIT_COMMIT in some kinds of job only; the others always name the commit.
        return commit.isEmpty() && ci != CiSystem.JENKINS
                ? absent(shaVariable)
                : new Named(ci, kind, ref, commit, said(variable));
    }

    private CiReference absent(String variable) {
        return new Unreadable(
                ci + " runs this build, but " + variable + " is not set.",
                "Pass the CI's variables on to Maven (a container or sudo may have dropped them).");
    }

    private String said(String variable) {
        return variable + "=" + variables.first(variable).orElse("");
    }
}
