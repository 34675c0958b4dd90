package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all settings at once: either all of them are right, or every fault is told. */
public final class SettingsReader {
    /** What GitHub is asked with unless a setting says otherwise, and so never to be shown. */
    private static final String GITHUB_TOKEN = "GITHUB_TOKEN";

    private final Sources sources;
    private final Values values;
    private final Names names;

    private SettingsReader(Sources sources) {
        this.sources = sources;
        values = new Values(sources);
        names = Names.in(sources, values);
    }

    /**
     * Reads the settings; looks at nothing but the sources.
     *
     * @param sources where values are set
     * @param scope what must be there
     * @return valid settings
     * @throws SettingsException with all faults
     */
    public static SettingsReading read(Sources sources, SettingsScope scope) throws SettingsException {
        SettingsReader reader = new SettingsReader(sources);
        UnknownKeys unknown = new UnknownKeys(sources, reader.names.settings());
        Set<Secret> secrets = reader.secrets();
        Masker masker = Masker.of(secrets);
        List<SettingsFault> faults = reader.faults(scope, unknown.faults(), secrets).stream()
                .map(fault -> fault.masked(masker))
                .toList();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults, unknown.warnings());
        }
        DeploySettings settings = new Assembly(reader.values).of(reader.names);
        return new SettingsReading(
                settings, reader.resolved(masker), unknown.warnings(), reader.references(), secrets, masker);
    }

    /**
     * Shows what is set, right or wrong, without judging it.
     *
     * @param sources where values are set
     * @return every setting that has a text, with its origin, in the order of the catalogue; secrets masked
     */
    public static List<ResolvedSetting> show(Sources sources) {
        SettingsReader reader = new SettingsReader(sources);
        return reader.resolved(Masker.of(reader.secrets()));
    }

    private List<SettingsFault> faults(SettingsScope scope, List<SettingsFault> unknown, Set<Secret> secrets) {
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

    private List<ResolvedSetting> resolved(Masker masker) {
        return names.settings().stream()
                .flatMap(setting -> resolved(setting, masker).stream())
                .toList();
    }

    private Optional<ResolvedSetting> resolved(Setting<?> setting, Masker masker) {
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

    /** All that are known, even if other settings are wrong. */
    private Set<Secret> secrets() {
        Set<Secret> secrets = new LinkedHashSet<>();
        readings().forEach(reading -> secrets.addAll(reading.secrets()));
        values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()).stream()
                .map(name -> new Secret(name, sources.environment().getOrDefault(name, "")))
                .forEach(secrets::add);
        secrets.add(new Secret(
                GITHUB_TOKEN,
                sources.environment().getOrDefault(GITHUB_TOKEN, "").strip()));
        secrets.removeIf(secret -> secret.value().isBlank());
        return secrets;
    }
}
