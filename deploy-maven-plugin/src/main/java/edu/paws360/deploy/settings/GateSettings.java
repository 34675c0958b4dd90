package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.Optional;

/**
 * One gate.
 *
 * @param name its name
 * @param url where the service is asked; http, https, tcp (then with a port), postgresql, redis, rediss, prometheus or
 *     prometheus+https; or opaque, with the scheme jdbc or command
 * @param patience how long and how often it is asked
 * @param request what is sent over HTTP; absent exactly if the scheme is neither http nor https
 * @param answer what an answer over HTTP must be; absent in the same cases
 * @param question what is asked besides
 */
public record GateSettings(
        String name,
        Masked<URI> url,
        GatePatience patience,
        Optional<HttpQuestion> request,
        Optional<HttpExpectation> answer,
        GateQuestion question) {}
