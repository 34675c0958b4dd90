package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Valid settings, and what is known of their reading.
 *
 * @param settings the settings
 * @param resolved every setting that has a value, with its origin, in the order of the catalogue
 * @param warnings keys that were ignored
 * @param passedOver what is wrong with settings that the goal does not use
 * @param references which environment variables each setting with {@code @{NAME}} took its value from
 * @param withheld the environment variables that are for us alone, so that no process we start gets them: their names, in the
 *     order of the alphabet. Those of {@code deploy.preflight.secretsRequired} are none of them
 * @param secrets what must never be shown: expanded references, passwords in URLs (as written and decoded), and
 *     the values of {@code deploy.preflight.secretsRequired} and {@code GITHUB_TOKEN}
 * @param masker hides these secrets; made once, because to know them in all their forms takes its time
 */
public record SettingsReading(
        DeploySettings settings,
        List<ResolvedSetting> resolved,
        List<SettingsWarning> warnings,
        List<SettingsFault> passedOver,
        Map<String, Set<String>> references,
        Set<String> withheld,
        Set<Secret> secrets,
        Masker masker) {
    /** Copies lists and set. */
    public SettingsReading {
        resolved = List.copyOf(resolved);
        warnings = List.copyOf(warnings);
        passedOver = List.copyOf(passedOver);
        references = Map.copyOf(references);
        withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
        secrets = Set.copyOf(secrets);
    }

    /**
     * Which secrets the settings of one part hold; names, never values.
     *
     * @param prefix how the keys of the part begin, such as {@code deploy.gate.}
     * @return the names of environment variables, in the order of their alphabet; for a secret that stands in the setting
     *     itself, the setting's key
     */
    public List<String> secretNames(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        references.forEach((key, some) -> {
            if (key.startsWith(prefix)) {
                names.addAll(some);
            }
        });
        return names.stream().sorted().toList();
    }

    /** The resolved settings and warnings; of the secrets only how many there are. */
    @Override
    public String toString() {
        return "SettingsReading[resolved=%s, warnings=%s, secrets=%d]".formatted(resolved, warnings, secrets.size());
    }
}
