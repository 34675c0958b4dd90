package edu.paws360.deploy.event;

/**
 * The journal's end had been torn by a crash and was mended.
 *
 * @param keptAside the file that holds what was torn off, or {@code none}
 * @param detail what was found
 */
public record JournalRepaired(String keptAside, String detail) implements DeploymentEvent {}
