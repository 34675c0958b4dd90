package edu.paws360.deploy.preflight;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the options of the command line ask for, while they are read. */
final class Wishes {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String GITHUB = "github";
    private static final String TOKEN = "GITHUB_TOKEN";

    private final Map<String, String> environment;
    private final PreflightBuilder builder;
    private Thresholds thresholds = Thresholds.SPEC;
    private List<String> secrets = List.of();
    private String queue = "";
    private String group = "";

    Wishes(Map<String, String> environment) {
        this.environment = environment;
        this.builder = Preflight.builder().environment(environment);
    }

    /**
     * Takes an option with its value.
     *
     * @throws IllegalArgumentException if the value is none for it; the message says what is expected
     */
    void take(Option option, String text) {
        switch (option) {
            case INVENTORY -> builder.inventory(text);
            case SECRETS -> secrets = secretNames(text);
            case QUEUE -> queue = text;
            case QUEUE_GROUP -> group = text;
            case SKIP -> builder.skip(list(text));
            case WARN_ONLY ->
                builder.warnOnly(list(text).stream()
                        .map(word -> named(Shortfall.class, word))
                        .toList());
            case PROBE -> builder.networkProbe(named(NetworkProbe.class, text));
            case NETWORK_TIMEOUT -> builder.networkTimeout(Quantity.time(text));
            case DOCKER_TIMEOUT -> builder.dockerTimeout(Quantity.time(text));
            case CPU_PERCENT_MAX ->
                thresholds =
                        new Thresholds(Quantity.percent(text), thresholds.memoryPercentMax(), thresholds.diskMin());
            case MEMORY_PERCENT_MAX ->
                thresholds = new Thresholds(thresholds.cpuPercentMax(), Quantity.percent(text), thresholds.diskMin());
            case DISK_MIN ->
                thresholds =
                        new Thresholds(thresholds.cpuPercentMax(), thresholds.memoryPercentMax(), Quantity.size(text));
            case FOLDER -> builder.workFolder(folder(text));
        }
    }

    private static List<String> secretNames(String text) {
        List<String> names = list(text);
        if (!names.stream().allMatch(name -> SECRET.matcher(name).matches())) {
            throw new IllegalArgumentException("expected names of environment variables, such as DB_PASSWORD,API_KEY;"
                    + " what was given is not shown, since it may be a secret");
        }
        return names;
    }

    private static <W extends Enum<W>> W named(Class<W> words, String text) {
        return EnumSet.allOf(words).stream()
                .filter(word -> spelled(word).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + all(words)));
    }

    static <W extends Enum<W>> String all(Class<W> words) {
        return EnumSet.allOf(words).stream().map(Wishes::spelled).collect(Collectors.joining(", "));
    }

    private static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static Path folder(String text) {
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("expected a folder that is there");
        }
        return folder;
    }

    /**
     * All of it, after the last option.
     *
     * @throws IllegalArgumentException if the options do not go together
     */
    Preflight preflight() {
        if (!queue.isEmpty()) {
            builder.concurrency(concurrency(group.isEmpty() ? QueueProbe.GROUP : group));
        } else if (!group.isEmpty()) {
            throw new IllegalArgumentException(Option.QUEUE_GROUP.spelling() + " says nothing without "
                    + Option.QUEUE.synopsis() + "; give both or none");
        }
        return builder.thresholds(thresholds)
                .secretsRequired(secrets)
                .masking(masker())
                .build();
    }

    private ConcurrencyProbe concurrency(String name) {
        return queue.equals(GITHUB) ? QueueProbe.onGithub(environment, name) : QueueProbe.inFiles(Path.of(queue), name);
    }

    private Masker masker() {
        return Masker.of(Stream.concat(secrets.stream(), Stream.of(TOKEN))
                .map(name -> new Secret(name, environment.getOrDefault(name, "")))
                .toList());
    }

    private static List<String> list(String text) {
        List<String> parts = List.of(text.split(",", -1));
        if (parts.stream().anyMatch(String::isBlank) || new HashSet<>(parts).size() < parts.size()) {
            throw new IllegalArgumentException("expected a list with commas, in which nothing is blank or twice");
        }
        return parts;
    }
}
