package edu.paws360.deploy.event;

/**
 * Lines that were old enough were taken out of the journal (spec, "Log Retention"). What is left proves itself by this line: it
 * holds the hash that the first line that is left goes on from.
 *
 * @param upTo the number of the last line that was taken out
 * @param hash that line's hash
 * @param lines how many lines were taken out this time
 * @param archive the file beside the journal that holds them
 * @param by who asked for it
 */
public record JournalPruned(long upTo, String hash, long lines, String archive, String by) implements DeploymentEvent {}
