package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    static final String READER = "ansible-inventory";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OUTPUT_MAX = 64_000_000;

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
        List<String> command = List.of(reader.toString(), "-i", inventory, "--list");
        Programs.Ended ended = programs.run(LIMIT, OUTPUT_MAX, command, InventoryListing::prepare);
        InventoryListing listing = new InventoryListing(inventory, namesOnly);
        if (!ended.isSuccess()) {
            throw listing.unreadable(faultOf(ended));
        }
        return listing.targets(ended.output());
    }

    private static String faultOf(Programs.Ended ended) {
        return switch (ended.ending()) {
            case EXITED -> "exit code " + ended.exitCode() + ", " + Wording.quote(ended.errors());
            case TIMED_OUT -> "still running after " + Spoken.limit(LIMIT);
            case TOO_TALKATIVE -> "more than " + Wording.size(OUTPUT_MAX);
        };
    }
}
