package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueUnavailableException;

/** What came of asking the server. An error that the server answered is neither of these, but thrown. */
sealed interface Reply<T> {
    /** The server answered. */
    record Heard<T>(T answer) implements Reply<T> {}

    /** The server could not be asked, or did not answer: nobody knows whether it did what it was asked. */
    record Unheard<T>(QueueUnavailableException why) implements Reply<T> {}
}
