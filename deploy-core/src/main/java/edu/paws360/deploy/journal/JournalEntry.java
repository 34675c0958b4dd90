package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of the journal, already masked. Immutable.
 *
 * @param number the line's number, counted from 1 without a gap over all deployments of the journal
 * @param at when it was written; strictly increasing within a journal, in nanoseconds
 * @param deploymentId the deployment it belongs to
 * @param event what happened
 * @param hash SHA-256 over the line, the hash of the line before included, as 64 hexadecimal digits
 * @param line the line as it stands in the journal, without its line feed
 */
public record JournalEntry(
        long number, Instant at, String deploymentId, DeploymentEvent event, String hash, String line) {
    private static final String PREVIOUS = ",\"previous\":\"";

    /**
     * The events of one kind among lines.
     *
     * @param <E> the kind
     * @param lines lines of the journal
     * @param kind the kind
     * @return what those of the kind say, in the order of the lines
     */
    public static <E extends DeploymentEvent> Stream<E> events(List<JournalEntry> lines, Class<E> kind) {
        return lines.stream().map(JournalEntry::event).filter(kind::isInstance).map(kind::cast);
    }

    /**
     * The hash that the line goes on from.
     *
     * @return the hash of the line before; 64 zeros in the first one
     */
    public String previousHash() {
        // A quotation mark within the id before it is escaped, so this is found nowhere else.
        int begin = line.indexOf(PREVIOUS) + PREVIOUS.length();
        return line.substring(begin, begin + hash.length());
    }
}
