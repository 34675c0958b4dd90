package edu.paws360.deploy.testbed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with parameters, such as {@code /repos/{owner}/{repo}}. */
final class PathTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final List<String> names = new ArrayList<>();
    private final Pattern pattern;
    private final int literals;

    /**
     * A template.
     *
     * @param text the template
     * @param manySegments the parameters that may hold slashes as they are
     */
    PathTemplate(String text, Set<String> manySegments) {
        StringBuilder regex = new StringBuilder();
        int end = 0;
        for (Matcher parameter = PARAMETER.matcher(text); parameter.find(); end = parameter.end()) {
            names.add(parameter.group(1));
            regex.append(Pattern.quote(text.substring(end, parameter.start())))
                    .append(manySegments.contains(parameter.group(1)) ? "(.+)" : "([^/]+)");
        }
        pattern =
                Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
        literals = PARAMETER.matcher(text).replaceAll("").length();
    }

    /** The parameters that a path has under this template, decoded; nothing if it is another path. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), decoded(matcher.group(i + 1)));
        }
        return Optional.of(parameters);
    }

    /** How much of it is text; of two templates that match, the one with more is meant. */
    int literals() {
        return literals;
    }

    private static String decoded(String segment) {
        // In a path, a plus is a plus.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
