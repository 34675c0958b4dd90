package edu.paws360.deploy.settings;

import java.util.Map;
import java.util.Optional;

/**
 * What a gate over HTTP sends.
 *
 * @param method the HTTP method, in capitals
 * @param headers headers by name, never shown
 * @param body what is sent; never shown
 * @param redirects how many redirects are followed
 */
public record HttpQuestion(
        String method, Optional<Masked<Map<String, String>>> headers, Optional<Masked<String>> body, int redirects) {}
