package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Reads what {@code ansible-inventory --list} printed. A class of its own, because loading the parser takes a while in a new JVM:
 * so that is done while {@code ansible-inventory} still runs, not before the checks begin.
 *
 * @param inventory what followed {@code -i}
 * @param namesOnly whether addresses and ports may be templates, since nobody but Ansible needs them
 */
record InventoryListing(String inventory, boolean namesOnly) {
    private static final List<String> PREFIXES = List.of("ansible_", "ansible_ssh_");
    private static final Set<String> OF_INTEREST = PREFIXES.stream()
            .flatMap(prefix -> Stream.of("connection", "host", "port").map(prefix::concat))
            .collect(Collectors.toUnmodifiableSet());

    /** Loads the parser, if nobody has. */
    static void prepare() {
        new InventoryReader(OF_INTEREST).read("{}");
    }

    List<Target> targets(String json) throws IOException {
        InventoryReader reader = reader(json);
        List<Target> targets = new ArrayList<>();
        for (String name : reader.names()) {
            target(name, reader.variables(name)).ifPresent(targets::add);
        }
        return targets;
    }

    private InventoryReader reader(String json) throws IOException {
        InventoryReader reader = new InventoryReader(OF_INTEREST);
        try {
            if (reader.read(json)) {
                return reader;
            }
        } catch (JacksonException e) {
            // The parser's own message may quote the inventory, and with it a secret.
        }
        throw unreadable("no JSON object");
    }

    private Optional<Target> target(String name, Map<String, String> variables) throws IOException {
        if ("local".equals(variable(variables, "connection").orElse(""))) {
            return Optional.empty();
        }
        String host = variable(variables, "host").orElse(name);
        String port = variable(variables, "port").orElse(Integer.toString(Target.SSH));
        if (namesOnly) {
            return Optional.of(new Target(name, Wording.isTemplate(host) || host.isBlank() ? name : host, Target.SSH));
        }
        try {
            return Optional.of(new Target(name, host, Integer.parseInt(port)));
        } catch (IllegalArgumentException e) {
            throw unreadable("ansible_host '" + Wording.quote(host) + "' or ansible_port '" + Wording.quote(port)
                    + "' of " + name + " is not a plain value");
        }
    }

    /** Ansible still takes the names it had before version 2. */
    private static Optional<String> variable(Map<String, String> variables, String name) {
        return PREFIXES.stream()
                .map(prefix -> variables.get(prefix + name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    IOException unreadable(String fault) {
        return new IOException(AnsibleInventory.READER + " -i " + Wording.quote(inventory) + " --list: " + fault
                + " (expected the inventory of deploy.inventory as JSON); run it by hand to see why");
    }
}
