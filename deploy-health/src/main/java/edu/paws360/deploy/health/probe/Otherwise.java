package edu.paws360.deploy.health.probe;

/** What another value than the expected one means. */
public enum Otherwise {
    /** The old version still answers: ask again until the gate's limit. */
    NOT_YET,
    /** The answer is wrong: a few retries, then the gate fails. */
    NO
}
