package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that are left when every known setting has taken its own. */
final class UnknownKeys {
    private final List<SettingsFault> faults = new ArrayList<>();
    private final List<SettingsWarning> warnings = new ArrayList<>();

    UnknownKeys(Sources sources, List<Setting<?>> known) {
        NavigableMap<String, Origin> left = new TreeMap<>(sources.keys());
        known.forEach(setting -> left.remove(setting.key()));
        left.forEach(this::judge);
    }

    List<SettingsFault> faults() {
        return faults;
    }

    List<SettingsWarning> warnings() {
        return warnings;
    }

    private void judge(String key, Origin origin) {
        List<String> candidates = candidates(key);
        Optional<String> sameLetters =
                candidates.stream().filter(key::equalsIgnoreCase).findFirst();
        Optional<NamedGroup> group = Catalogue.namedGroups().stream()
                .filter(named -> named.owns(key))
                .findFirst();
        if (group.isPresent() && !hasName(group.get(), key)) {
            faults.add(misnamed(group.get(), key, origin));
        } else if (DryRunRules.isMeant(key)) {
            // To ignore this one would be to deploy where somebody asked not to.
            faults.add(DryRunRules.unknown(key, origin));
        } else if (sameLetters.isPresent()) {
            faults.add(SettingsFault.unknown(
                    key, origin, "capital and small letters matter", "Write " + sameLetters.get() + ".", sameLetters));
        } else {
            judgeByGroup(key, origin, Nearest.to(key, candidates));
        }
    }

    private void judgeByGroup(String key, Origin origin, Optional<String> nearest) {
        Optional<String> group = Optional.of(firstWord(key)).filter(Catalogue.groups()::contains);
        if (group.isPresent()) {
            String advice = nearest.map("Did you mean %s?"::formatted).orElseGet(() -> settingsOf(group.get()));
            faults.add(SettingsFault.unknown(key, origin, "there is no such setting", advice, nearest));
        } else {
            warnings.add(new SettingsWarning(key, origin, nearest));
        }
    }

    private static String firstWord(String key) {
        return key.substring(Sources.PREFIX.length()).split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static SettingsFault misnamed(NamedGroup group, String key, Origin origin) {
        String example = group.members().get(0).key();
        String problem =
                group.nameIn(key).map(name -> "not a name of a " + group.noun()).orElse("there is no such setting");
        String advice = "Write %s, with a name of %s%s."
                .formatted(
                        example,
                        TextKinds.groupName().allowed(),
                        group.nameIn(key).filter(GateKeys.NONE::equals).isPresent() ? ", but not none" : "");
        return SettingsFault.unknown(key, origin, problem, advice, Optional.empty());
    }

    private static boolean hasName(NamedGroup group, String key) {
        return group.nameIn(key).filter(NamedGroup::isName).isPresent();
    }

    private static String settingsOf(String group) {
        String prefix = Sources.PREFIX + group + ".";
        return Catalogue.all()
                .map(Setting::key)
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.joining(", ", "There are: ", "."));
    }

    /** All known keys, those of named groups with the name that stands in this key. */
    private static List<String> candidates(String key) {
        List<String> words = List.of(key.split("\\.", -1));
        String name = words.size() < 4 ? Setting.NAME : String.join(".", words.subList(2, words.size() - 1));
        Stream<String> named = Catalogue.namedGroups().stream()
                .flatMap(group -> group.named(name))
                .map(Setting::key);
        Stream<String> plain = Catalogue.settings().stream().map(Setting::key);
        return List.copyOf(new TreeSet<>(Stream.concat(plain, named).toList()));
    }
}
