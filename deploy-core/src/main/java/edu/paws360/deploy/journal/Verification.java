package edu.paws360.deploy.journal;

/**
 * What a check of the whole journal found: everything is as it was written.
 *
 * @param lines how many lines there are
 * @param lastHash the last line's hash; 64 zeros for an empty journal
 */
public record Verification(long lines, String lastHash) {}
