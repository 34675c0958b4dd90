package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a journal's own folder remembers of being counted into a gateway, in {@code totals-gateway.json}: the gateway
 * remembers the latest journals only. It holds for the group's era; a group that lost everything has another one. A file that
 * makes no sense remembers nothing.
 */
final class GatewayMemory {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final FolderTotals before;

    /** What was counted into a group. */
    record Entry(String era, Position position) {}

    /** The whole file, by role. */
    record Memory(Map<RunnerRole, Entry> groups) {
        Memory {
            groups = groups == null ? Map.of() : new TreeMap<>(groups);
        }
    }

    GatewayMemory(Path auditFolder) {
        this.file = auditFolder.resolve("totals-gateway.json");
        this.before = new FolderTotals(auditFolder);
    }

    /** How far the journal was counted into a group that does not name it. */
    Position position(RunnerRole role, HeldGroup held) throws IOException {
        if (held.isNew() && !held.totals().isEmpty()) {
            // Pushed from this folder's totals, when they were the store.
            return before.position();
        }
        return Optional.ofNullable(read().groups().get(role))
                .filter(entry -> entry.era().equals(held.era()))
                .map(Entry::position)
                .orElse(Position.BEGINNING);
    }

    void remember(RunnerRole role, String era, Position position) throws IOException {
        Map<RunnerRole, Entry> groups = new TreeMap<>(read().groups());
        groups.put(role, new Entry(era, position));
        AtomicFile.write(file, JSON.writeValueAsString(new Memory(groups)) + "\n");
    }

    private Memory read() throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), Memory.class);
        } catch (NoSuchFileException never) {
            return new Memory(Map.of());
        } catch (JacksonException senseless) {
            return new Memory(Map.of());
        }
    }
}
