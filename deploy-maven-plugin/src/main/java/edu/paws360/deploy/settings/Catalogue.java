package edu.paws360.deploy.settings;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All settings there are: the reader knows no others, and the documentation is made from it. */
public final class Catalogue {
    private static final List<Setting<?>> SETTINGS = Stream.of(
                    ExecutionKeys.all(),
                    GuardKeys.all(),
                    GithubKeys.all(),
                    QueueKeys.all(),
                    PreflightKeys.all(),
                    SecretKeys.all(),
                    RunnerKeys.all(),
                    FailoverKeys.all(),
                    AnsibleKeys.all(),
                    RollbackKeys.all(),
                    GateKeys.all(),
                    ReportKeys.all(),
                    LokiKeys.all(),
                    AuditKeys.all(),
                    StepsKeys.all(),
                    OrderKeys.all())
            .<Setting<?>>flatMap(List::stream)
            .toList();
    private static final List<NamedGroup> NAMED_GROUPS = List.of(GateKeys.group(), SmokeKeys.group());

    private Catalogue() {}

    /** The settings that exist once. */
    public static List<Setting<?>> settings() {
        return SETTINGS;
    }

    /** The groups whose settings exist once for each name. */
    public static List<NamedGroup> namedGroups() {
        return NAMED_GROUPS;
    }

    /** All settings; those of named groups with {@code <name>} in their keys. */
    public static Stream<Setting<?>> all() {
        return Stream.concat(SETTINGS.stream(), NAMED_GROUPS.stream().flatMap(group -> group.members().stream()));
    }

    /** The words after {@code deploy.} that group settings, such as {@code queue}. */
    public static NavigableSet<String> groups() {
        NavigableSet<String> words = new TreeSet<>();
        all().forEach(setting -> groupOf(setting.key()).ifPresent(words::add));
        return words;
    }

    /** The first word after {@code deploy.}, if others follow it. */
    static Optional<String> groupOf(String key) {
        String rest = key.substring(Sources.PREFIX.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(rest.substring(0, dot));
    }
}
