package edu.paws360.deploy.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** The environment variable of a key: {@code deploy.queue.maxDepth} is {@code DEPLOY_QUEUE_MAX_DEPTH}. */
final class EnvironmentName {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9<>]");

    private EnvironmentName() {}

    static String of(String key) {
        String humps = HUMP.matcher(key).replaceAll("$1_$2");
        return SEPARATOR.matcher(humps).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
