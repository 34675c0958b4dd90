package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@code ansible-inventory --list} printed. A class of its own, because making the parser takes a while in a new JVM:
 * so that is done while {@code ansible-inventory} still runs, not before the checks begin.
 *
 * @param inventory what followed {@code -i}
 * @param namesOnly whether addresses and ports may be templates, since nobody but Ansible needs them
 */
record InventoryListing(String inventory, boolean namesOnly) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Makes the parser, if nobody has. */
    static void prepare() {
        JSON.createObjectNode();
    }

    List<Target> targets(String json) throws IOException {
        JsonNode groups = parse(json);
        JsonNode variables = groups.path("_meta").path("hostvars");
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode group : groups) {
            group.path("hosts").forEach(host -> names.add(host.asString()));
        }
        names.addAll(variables.propertyNames());
        List<Target> targets = new ArrayList<>();
        for (String name : names) {
            target(name, variables.path(name)).ifPresent(targets::add);
        }
        return targets;
    }

    private JsonNode parse(String json) throws IOException {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // The parser's own message may quote the inventory, and with it a secret.
        }
        throw unreadable("no JSON object");
    }

    private Optional<Target> target(String name, JsonNode variables) throws IOException {
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
    private static Optional<String> variable(JsonNode variables, String name) {
        return List.of("ansible_" + name, "ansible_ssh_" + name).stream()
                .map(variables::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .findFirst();
    }

    IOException unreadable(String fault) {
        return new IOException(AnsibleInventory.READER + " -i " + Wording.quote(inventory) + " --list: " + fault
                + " (expected the inventory of deploy.inventory as JSON); run it by hand to see why");
    }
}
