package edu.paws360.deploy.maven;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** What goals do with the journal, with its faults in the words of Maven. */
@FunctionalInterface
interface JournalCall {
    /** What is wrong, unmasked; nothing if all is well. */
    Optional<String> toFailure() throws IOException, InterruptedException;

    /**
     * Does it.
     *
     * @param what what a failure is of
     * @param unreadable what it means that files fail
     * @param interrupted what becomes of the rest
     */
    static void of(JournalCall call, SettingsReading reading, String what, String unreadable, String interrupted)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = failure(call, unreadable, interrupted);
        if (failure.isPresent()) {
            throw new MojoFailureException(FailureLine.of(what, reading.masker().mask(failure.get())));
        }
    }

    private static Optional<String> failure(JournalCall call, String unreadable, String interrupted)
            throws MojoExecutionException, MojoFailureException {
        try {
            return call.toFailure();
        } catch (JournalException damaged) {
            throw new MojoFailureException(FailureLine.of(damaged), damaged);
        } catch (IOException | UncheckedIOException failed) {
            throw new MojoExecutionException(unreadable + ": " + failed.getMessage(), failed);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("cancelled: interrupted; " + interrupted, cancelled);
        }
    }
}
