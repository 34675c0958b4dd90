package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a smoke test uses was captured by one that is run before it. */
final class CaptureRules {
    private static final Pattern USE = Pattern.compile("(?i)(?:\\{\\{|%7B%7B)([A-Za-z0-9_-]+)(?:}}|%7D%7D)");

    private CaptureRules() {}

    static List<SettingsFault> check(Values values, Names names) {
        List<SettingsFault> faults = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String name : inOrder(values, names)) {
            for (Setting<?> setting : users(name)) {
                Reading<?> reading = values.read(setting);
                missing(text(reading), known)
                        .forEach(
                                unknown -> faults.add(
                                        SettingsFault.of(
                                                setting,
                                                reading.seen().orElseThrow(),
                                                "uses {{" + unknown + "}}, which no smoke test before it captures",
                                                "Set deploy.smoke.<name>.capture of one that is run before it; deploy.smoke.<name>.order says which is.")));
            }
            known.addAll(
                    values.find(SmokeKeys.CAPTURE.named(name)).orElse(Map.of()).keySet());
        }
        return faults;
    }

    private static List<String> inOrder(Values values, Names names) {
        return names.smoke().stream()
                .sorted(Comparator.comparingInt(
                        name -> values.find(SmokeKeys.ORDER.named(name)).orElse(Integer.MAX_VALUE)))
                .toList();
    }

    private static List<Setting<?>> users(String name) {
        return Stream.<Setting<?>>of(SmokeKeys.REQUEST, SmokeKeys.HEADERS, SmokeKeys.BODY)
                .<Setting<?>>map(setting -> setting.named(name))
                .toList();
    }

    private static String text(Reading<?> reading) {
        return reading.value()
                .map(value ->
                        value instanceof SmokeRequest request ? request.url().toString() : value.toString())
                .orElse("");
    }

    private static List<String> missing(String text, Set<String> known) {
        List<String> missing = new ArrayList<>();
        Matcher use = USE.matcher(text);
        while (use.find()) {
            if (!known.contains(use.group(1)) && !missing.contains(use.group(1))) {
                missing.add(use.group(1));
            }
        }
        return missing;
    }
}
