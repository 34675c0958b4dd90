package edu.paws360.deploy.journal;

/**
 * What a check of the whole journal found: everything is as it was written.
 *
 * @param lines the number of the last line; how many lines there are, those counted that were taken out
 * @param lastHash the last line's hash; 64 zeros for an empty journal
 * @param prunedUpTo the number of the last line that was taken out by {@link JournalPruning}; 0 if none was
 */
public record Verification(long lines, String lastHash, long prunedUpTo) {}
