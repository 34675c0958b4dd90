package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.time.Duration;

/** Says what is wrong with the files of a queue, and what to do about it. */
final class StoreFault {
    private StoreFault() {}

    static QueueUnavailableException unreadable(QueueFolder folder, IOException cause) {
        return new QueueUnavailableException(
                folder.path().toString(),
                "its files cannot be read or written (" + cause + ")",
                "Give this user the right to read and write the folder, or set deploy.queue.url to another one.",
                cause);
    }

    static QueueUnavailableException corrupt(QueueFolder folder, Json.NotOursException cause) {
        return corrupt(folder, folder.state().getFileName() + " is not a queue of format " + QueueState.FORMAT, cause);
    }

    static QueueUnavailableException corrupt(QueueFolder folder, long ticket, Json.NotOursException cause) {
        return corrupt(folder, "a file of ticket " + ticket + " is not of format " + QueueState.FORMAT, cause);
    }

    private static QueueUnavailableException corrupt(QueueFolder folder, String seen, Json.NotOursException cause) {
        return new QueueUnavailableException(
                folder.path().toString(),
                seen + " (" + cause.getMessage() + ")",
                "It was written by another version or damaged. " + remedy(folder),
                cause);
    }

    static QueueUnavailableException senseless(QueueFolder folder, Json.NotOursException cause) {
        return new QueueUnavailableException(
                folder.path().toString(),
                folder.live().getFileName() + " is not of format " + LiveFile.FORMAT + " (" + cause.getMessage() + ")",
                "It was written by another version or damaged. Remove that file: what is live is then asked elsewhere.",
                cause);
    }

    static QueueUnavailableException missing(QueueFolder folder) {
        return new QueueUnavailableException(
                folder.path().toString(),
                folder.state().getFileName() + " is missing although tickets were drawn",
                remedy(folder),
                null);
    }

    static QueueUnavailableException busy(QueueFolder folder, Duration limit) {
        return new QueueUnavailableException(
                folder.path().toString(),
                folder.lock().getFileName() + " was held by somebody else for " + limit.toMillis()
                        + " ms, expected a few",
                "Look for a deployment that was stopped or is frozen, and resume or end it.",
                null);
    }

    private static String remedy(QueueFolder folder) {
        return "Make sure that no deployment runs, then remove the folder " + folder.path() + " and start again.";
    }
}
