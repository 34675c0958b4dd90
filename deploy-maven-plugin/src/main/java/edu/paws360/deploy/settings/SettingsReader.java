package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all settings at once: either all that are used are right, or every fault in them is told. For one thread. */
public final class SettingsReader {
    /** What GitHub is asked with unless a setting says otherwise, and so never to be shown. */
    private static final String GITHUB_TOKEN = "GITHUB_TOKEN";

    private final Sources sources;
    private final Values values;
    private final Names names;
    private final Set<Secret> secrets;
    private final Masker masker;

    /**
     * A reader, which looks at nothing but the sources.
     *
     * @param sources where values are set
     */
    public SettingsReader(Sources sources) {
        this.sources = sources;
        values = new Values(sources);
        names = Names.in(sources, values);
        secrets = secrets();
        masker = Masker.of(secrets);
    }

    /**
     * Reads the settings of sources that are asked no more than this.
     *
     * @param sources where values are set
     * @param scope what must be there
     * @return valid settings
     * @throws SettingsException with all faults
     */
    public static SettingsReading read(Sources sources, SettingsScope scope) throws SettingsException {
        return new SettingsReader(sources).read(scope);
    }

    /**
     * Judges the settings. May be called for one scope after the other; each value is read once.
     *
     * @param scope what must be there
     * @return valid settings
     * @throws SettingsException with all faults in what the scope uses
     */
    public SettingsReading read(SettingsScope scope) throws SettingsException {
        UnknownKeys unknown = new UnknownKeys(sources, names.settings());
        Set<Part> used = scope.parts(values);
        Map<Boolean, List<SettingsFault>> faults = faults(scope, unknown.faults()).stream()
                .map(fault -> fault.masked(masker))
                .collect(Collectors.partitioningBy(fault -> !Collections.disjoint(Part.touchedBy(fault), used)));
        if (!faults.get(true).isEmpty()) {
            throw new SettingsException(faults.get(true), unknown.warnings());
        }
        return new SettingsReading(
                new Assembly(values, used).of(names),
                shown(),
                unknown.warnings(),
                faults.get(false),
                references(),
                withheld(),
                secrets,
                masker);
    }

    /**
     * Shows what holds, right or wrong, without judging it.
     *
     * @return every setting that has a text, with its origin, in the order of the catalogue, secrets masked; without the defaults of
     *     members that do not go with the kind of their gate or smoke test
     */
    public List<ResolvedSetting> shown() {
        Set<String> idle = IdleMembers.keys(values, names);
        return names.settings().stream()
                .flatMap(setting -> resolved(setting).stream())
                .filter(setting -> setting.origin() != Origin.DEFAULT || !idle.contains(setting.key()))
                .toList();
    }

    private List<SettingsFault> faults(SettingsScope scope, List<SettingsFault> unknown) {
        List<SettingsFault> faults = new ArrayList<>();
        readings().flatMap(reading -> reading.fault().stream()).forEach(faults::add);
        faults.addAll(unknown);
        faults.addAll(DryRunRules.check(sources, values, scope));
        faults.addAll(ExecutionRules.check(values, scope));
        faults.addAll(RemoteRules.check(values));
        faults.addAll(GithubRunnerRules.check(values));
        faults.addAll(FailoverRules.check(values));
        faults.addAll(ApprovalRules.check(values));
        faults.addAll(QueueRules.check(values));
        faults.addAll(LokiRules.check(values));
        faults.addAll(MetricsRules.check(values));
        faults.addAll(OnCallRules.check(values));
        faults.addAll(OrderRules.check(values, scope));
        faults.addAll(AuditRules.check(values));
        faults.addAll(GateRules.check(values, scope, names));
        faults.addAll(SmokeRules.check(values, names));
        faults.addAll(CaptureRules.check(values, names));
        faults.addAll(MemberRules.check(sources, values, names));
        faults.addAll(SecretRules.check(sources, values));
        faults.addAll(ArgumentRules.check(values, secrets));
        return withoutEchoes(faults);
    }

    /** What is missing only because its key is misspelt has been told once already. */
    private static List<SettingsFault> withoutEchoes(List<SettingsFault> faults) {
        Set<String> meant =
                faults.stream().flatMap(fault -> fault.nearest().stream()).collect(Collectors.toSet());
        return faults.stream()
                .filter(fault -> !(fault.isMissing() && meant.contains(fault.key())))
                .toList();
    }

    private Stream<Reading<?>> readings() {
        return names.settings().stream().map(values::read);
    }

    private Optional<ResolvedSetting> resolved(Setting<?> setting) {
        return values.read(setting)
                .seen()
                .map(seen -> new ResolvedSetting(setting.key(), masker.mask(seen.shown()), seen.origin()));
    }

    /** A password that came by a reference is known by that name only. */
    private Map<String, Set<String>> references() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (Setting<?> setting : this.names.settings()) {
            Set<String> of = values.read(setting).secrets().stream()
                    .map(Secret::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (of.size() > 1) {
                of.remove(setting.key());
            }
            if (!of.isEmpty()) {
                names.put(setting.key(), of);
            }
        }
        return names;
    }

    private Set<String> withheld() {
        Withholding withholding = new Withholding(sources);
        names.settings().forEach(setting -> withholding.add(setting, values.read(setting)));
        withholding.add(GITHUB_TOKEN);
        return withholding.without(values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()));
    }

    /** All that are known, even if other settings are wrong. */
    private Set<Secret> secrets() {
        Set<Secret> known = new LinkedHashSet<>();
        readings().forEach(reading -> known.addAll(reading.secrets()));
        values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()).stream()
                .map(name -> new Secret(name, sources.environment().getOrDefault(name, "")))
                .forEach(known::add);
        known.add(new Secret(
                GITHUB_TOKEN,
                sources.environment().getOrDefault(GITHUB_TOKEN, "").strip()));
        known.removeIf(secret -> secret.value().isBlank());
        return known;
    }
}
