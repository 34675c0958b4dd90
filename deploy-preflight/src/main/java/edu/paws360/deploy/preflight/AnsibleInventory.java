package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hosts of an Ansible inventory, as {@code ansible-inventory} reads it. Hosts with
 * {@code ansible_connection: local} are left out: nothing is between them and us.
 */
final class AnsibleInventory implements Targets {
    /** What every program of Ansible's is told here, whatever its configuration says, so that its output can be read. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "ANSIBLE_FORCE_COLOR",
            "False",
            "ANSIBLE_NOCOLOR",
            "True",
            "ANSIBLE_VERBOSITY",
            "0",
            "ANSIBLE_DEBUG",
            "False",
            // Otherwise Ansible warns of a source that it cannot read, and goes on with the hosts of the others, or
            // none.
            "ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED",
            "True");

    private static final String READER = "ansible-inventory";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OUTPUT_MAX = 64_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String inventory;
    private final Programs programs;
    private final boolean namesOnly;

    private AnsibleInventory(String inventory, Programs programs, boolean namesOnly) {
        this.inventory = inventory;
        this.programs = programs.with(ENVIRONMENT);
        this.namesOnly = namesOnly;
    }

    /**
     * An inventory that has not been read.
     *
     * @param inventory what follows {@code -i}
     * @param programs how the reader is run
     */
    AnsibleInventory(String inventory, Programs programs) {
        this(inventory, programs, false);
    }

    /** One for whoever lets Ansible itself find the hosts, so that their addresses and ports may be templates. */
    static AnsibleInventory forAnsible(String inventory, Programs programs) {
        return new AnsibleInventory(inventory, programs, true);
    }

    @Override
    public List<Target> read() throws IOException, InterruptedException {
        Path reader = programs.find(READER)
                .orElseThrow(
                        () -> new IOException("the targets in " + inventory + " (deploy.inventory) cannot be read: "
                                + READER + " is not on PATH; install ansible-core on this runner"));
        Programs.Ended ended = programs.run(LIMIT, OUTPUT_MAX, List.of(reader.toString(), "-i", inventory, "--list"));
        if (!ended.isSuccess()) {
            throw unreadable(faultOf(ended));
        }
        return targets(ended.output());
    }

    private static String faultOf(Programs.Ended ended) {
        return switch (ended.ending()) {
            case EXITED -> "exit code " + ended.exitCode() + ", " + Wording.quote(ended.errors());
            case TIMED_OUT -> "still running after " + Wording.time(LIMIT);
            case TOO_TALKATIVE -> "more than " + Wording.size(OUTPUT_MAX);
        };
    }

    private IOException unreadable(String fault) {
        return new IOException(READER + " -i " + Wording.quote(inventory) + " --list: " + fault
                + " (expected the inventory of deploy.inventory as JSON); run it by hand to see why");
    }

    private List<Target> targets(String json) throws IOException {
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
}
