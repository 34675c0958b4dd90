package edu.paws360.deploy.preflight;

/** What may be missing without stopping a deployment, where {@code deploy.preflight.warnOnly} says so. */
public enum Shortfall {
    /** Docker Compose, of {@code docker compose} and {@code docker-compose} both; part of the check {@code docker}. */
    COMPOSE,
    /** Files that may still be made on a file system; part of the check {@code disk}. */
    INODES
}
