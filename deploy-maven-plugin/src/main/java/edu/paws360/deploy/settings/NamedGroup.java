package edu.paws360.deploy.settings;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A group whose members exist once for each name the user chooses, such as {@code deploy.gate.<name>.url}.
 *
 * @param noun what a name stands for, such as {@code gate}
 * @param prefix what comes before the name, such as {@code deploy.gate.}
 * @param members the settings, with {@code <name>} in their keys
 */
public record NamedGroup(String noun, String prefix, List<Setting<?>> members) {
    /** Copies the list. */
    public NamedGroup {
        members = List.copyOf(members);
    }

    /** The members of one name. */
    public Stream<Setting<?>> named(String name) {
        return members.stream().map(member -> member.named(name));
    }

    boolean owns(String key) {
        return key.startsWith(prefix);
    }

    /** The name in a key of this group: all between prefix and member. Empty if the key has no member. */
    Optional<String> nameIn(String key) {
        int end = key.lastIndexOf('.');
        return end <= prefix.length() ? Optional.empty() : Optional.of(key.substring(prefix.length(), end));
    }

    /** All well-formed names in the keys. */
    NavigableSet<String> namesIn(Iterable<String> keys) {
        NavigableSet<String> names = new TreeSet<>();
        for (String key : keys) {
            if (owns(key)) {
                nameIn(key).filter(NamedGroup::isName).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Whether this may be the name of a gate or smoke test; {@code none} means that there are none. */
    static boolean isName(String name) {
        return !name.equals(GateKeys.NONE) && name.matches("[a-z0-9][a-z0-9_-]*");
    }
}
