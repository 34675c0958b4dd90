package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One gate.
 *
 * @param name its name
 * @param url where the service is asked; http, https, tcp (then with a port), postgresql, redis or rediss
 * @param timeout how long the service may take to become healthy
 * @param retries how often no is asked again
 * @param notYet what an answer means that says not yet
 * @param attemptTimeout how long one attempt may take
 * @param answer what an answer over HTTP must be; absent exactly if the scheme is neither http nor https
 */
public record GateSettings(
        String name,
        Masked<URI> url,
        Duration timeout,
        int retries,
        NotYet notYet,
        Duration attemptTimeout,
        Optional<HttpExpectation> answer) {}
