package edu.paws360.deploy.github;

/** Who asks GitHub something, and what that is worth. */
enum Asker {
    /** Somebody who asks in passing, and has to know now: what fails is repeated. */
    CALLER(3),
    /** Somebody who asks at a pace of their own, and will ask again anyway. */
    WATCHER(1);

    private final int attempts;

    Asker(int attempts) {
        this.attempts = attempts;
    }

    /** How often a question is sent at most. */
    int attempts() {
        return attempts;
    }
}
