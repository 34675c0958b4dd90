package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubUser;

/** What the reviews of an environment come to. */
sealed interface Judgement {
    /** Somebody agreed. */
    record Approved(GithubUser by, String comment) implements Judgement {}

    /** Somebody refused. */
    record Rejected(GithubUser by, String comment) implements Judgement {}

    /** Somebody agreed whose word is not enough. */
    record Doubted(Approved yes, String doubt) implements Judgement {}

    /** Only programs agreed; their word is never enough. */
    record Automatic(GithubUser by) implements Judgement {}

    /** Nobody has said anything yet. */
    record Unsaid() implements Judgement {}
}
