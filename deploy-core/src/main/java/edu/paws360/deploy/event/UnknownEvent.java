package edu.paws360.deploy.event;

/**
 * Something a newer version wrote.
 *
 * @param kind the kind it names
 * @param version the version of the kind's form
 * @param json the whole event as it stands in the journal
 */
public record UnknownEvent(String kind, int version, String json) implements DeploymentEvent {}
