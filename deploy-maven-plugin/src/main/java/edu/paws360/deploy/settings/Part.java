package edu.paws360.deploy.settings;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of the settings, which a goal uses as a whole or not at all; which goals do is told by {@link SettingsScope}. A setting belongs to
 * one part. What is wrong in a part that a goal does not use does not keep it from its work.
 */
enum Part {
    /** What every goal goes by: where everything is kept, whether anything is done, and what must never be shown. */
    COMMON(ReportKeys.AUDIT_DIR, GuardKeys.DRY_RUN, PreflightKeys.SECRETS_REQUIRED),
    /** What is executed, and on which machine. */
    EXECUTION(Stream.of(
            List.of(ExecutionKeys.COMMAND, ExecutionKeys.PLAYBOOK),
            AnsibleKeys.all(),
            RollbackKeys.all(),
            List.of(
                    RunnerKeys.PRIMARY,
                    RunnerKeys.SECONDARY,
                    RunnerKeys.SSH_CONFIG,
                    RunnerKeys.WORKFLOW,
                    RunnerKeys.PICKUP,
                    RunnerKeys.TIMEOUT),
            FailoverKeys.all())),
    /** The targets, which are deployed to and looked for. */
    INVENTORY(ExecutionKeys.INVENTORY),
    /** What stands before a deployment and its turn. */
    GUARD(
            GuardKeys.BRANCH_PROTECTION,
            GuardKeys.APPROVAL_TYPE,
            GuardKeys.APPROVAL_TIMEOUT,
            GuardKeys.APPROVAL_DOUBTFUL,
            GuardKeys.ALLOW_OLDER,
            GithubKeys.RAILS),
    /** Where a deployment goes to, and what it is called. */
    DESTINATION(
            GuardKeys.BRANCHES,
            GuardKeys.ENVIRONMENT,
            GuardKeys.APPROVAL_ENVIRONMENT,
            ReportKeys.WORKFLOW,
            RunnerKeys.GROUP),
    /** What GitHub is asked with. */
    GITHUB(GithubKeys.TOKEN),
    /** The queue; how long it waits for a lost deployment depends on how long that one's command may take to end. */
    QUEUE(Stream.of(QueueKeys.all(), List.of(RunnerKeys.GRACE))),
    /** What is asked of a deployment that waits or runs. */
    ORDERS(Stream.of(OrderKeys.all())),
    /** What is looked at before. */
    PREFLIGHT(Stream.of(
            PreflightKeys.all().stream()
                    .filter(setting -> !setting.equals(PreflightKeys.SECRETS_REQUIRED))
                    .toList(),
            SecretKeys.all())),
    /** What is looked at after. */
    HEALTH(Stream.of(
            GateKeys.all(), GateKeys.group().members(), SmokeKeys.group().members())),
    /** Where metrics go. */
    METRICS(ReportKeys.PUSHGATEWAY, ReportKeys.BEARER, ReportKeys.METRICS_CA, ReportKeys.TEXTFILE),
    /** Who else is told of a deployment. */
    TELLING(Stream.of(
            List.of(ReportKeys.ONCALL_URLS, ReportKeys.ONCALL_RUNBOOK),
            LokiKeys.all(),
            List.of(GithubKeys.RECORD, GithubKeys.ENVIRONMENT_URL))),
    /** What the journal is signed with. */
    SIGNATURE(AuditKeys.SIGNING_KEY),
    /** Whose signatures are believed. */
    TRUST(AuditKeys.PUBLIC_KEYS),
    /** What is asked of the audit trail. */
    AUDIT(
            AuditKeys.DO,
            AuditKeys.LAST,
            AuditKeys.DEPLOYMENT,
            AuditKeys.REPORTED,
            AuditKeys.ANCHOR,
            AuditKeys.FORGET,
            AuditKeys.RETENTION),
    /** Whose steps make one deployment. */
    STEPS(Stream.of(StepsKeys.all()));

    private static final Map<String, Part> BY_KEY = byKey();

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<Setting<?>> settings;

    Part(Setting<?>... settings) {
        this.settings = List.of(settings);
    }

    Part(Stream<List<Setting<?>>> lists) {
        this.settings = lists.flatMap(List::stream).toList();
    }

    /** Its settings; those of named groups with {@code <name>} in their keys. */
    List<Setting<?>> settings() {
        return settings;
    }

    /** The part of a known setting. */
    static Optional<Part> of(String key) {
        return Catalogue.namedGroups().stream()
                .filter(group -> group.owns(key))
                .map(group -> BY_KEY.get(group.members().get(0).key()))
                .findFirst()
                .or(() -> Optional.ofNullable(BY_KEY.get(key)));
    }

    /**
     * Where a fault can do harm. A key that nobody knows may have been meant for any setting of its group, and one of no group for
     * anything.
     */
    static Set<Part> touchedBy(SettingsFault fault) {
        Set<Part> touched = EnumSet.noneOf(Part.class);
        of(fault.key()).ifPresent(touched::add);
        if (touched.isEmpty()) {
            fault.nearest().flatMap(Part::of).ifPresent(touched::add);
            touched.addAll(ofGroup(fault.key()));
        }
        return touched.isEmpty() ? EnumSet.allOf(Part.class) : touched;
    }

    private static Collection<Part> ofGroup(String key) {
        Optional<String> group =
                Optional.of(key).filter(one -> one.startsWith(Sources.PREFIX)).flatMap(Catalogue::groupOf);
        return Catalogue.all()
                .filter(setting -> Catalogue.groupOf(setting.key())
                        .filter(word -> group.filter(word::equalsIgnoreCase).isPresent())
                        .isPresent())
                .flatMap(setting -> of(setting.key()).stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Part> byKey() {
        Map<String, Part> parts = new HashMap<>();
        for (Part part : values()) {
            part.settings.forEach(setting -> parts.put(setting.key(), part));
        }
        return parts;
    }
}
