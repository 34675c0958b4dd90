package edu.paws360.deploy.settings;

/** Where the queue is kept. */
public enum QueueType {
    /** In files of this machine. */
    FILE,
    /** In a PostgreSQL database that several machines share. */
    POSTGRES,
    /** In GitHub's concurrency group. */
    GITHUB;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
