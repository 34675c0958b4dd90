package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a journal's own folder remembers of being counted into a gateway, in {@code totals-gateway.json}, because the gateway
 * names the {@value HeldGroup#MOST} latest journals only: when it was counted, and how far, before each push. So where the
 * gateway went back to what it was (restored from a file), what is left there is still known. It holds for the group's era; a
 * group that lost everything has another one.
 */
final class GatewayMemory {
    /** How many pushes of the journal are remembered. */
    static final int MOST = 1000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final FolderTotals before;

    /** What was counted into a group, the latest last. */
    record Course(String era, List<CountedJournal> pushed) {
        static final Course NONE = new Course("", List.of());

        Course {
            Objects.requireNonNull(era, "era");
            pushed = List.copyOf(pushed);
        }

        Course and(CountedJournal one) {
            Stream<CountedJournal> kept = pushed.stream().skip(Math.max(0, pushed.size() - MOST + 1));
            return new Course(era, Stream.concat(kept, Stream.of(one)).toList());
        }

        Course before(Instant end) {
            return new Course(
                    era, pushed.stream().filter(one -> one.at().isBefore(end)).toList());
        }
    }

    /** The whole file, by role. */
    record Memory(Map<RunnerRole, Course> groups) {
        Memory {
            groups = Map.copyOf(groups);
        }
    }

    GatewayMemory(Path auditFolder) {
        this.file = auditFolder.resolve("totals-gateway.json");
        this.before = new FolderTotals(auditFolder);
    }

    /**
     * How far a journal was counted into a group. What the group says itself is remembered: what was to come later did not
     * come, or was taken back.
     *
     * @throws IOException if that cannot be known
     */
    Position position(RunnerRole role, HeldGroup held, String journal) throws IOException {
        Optional<CountedJournal> named = held.last(journal);
        if (named.isPresent()) {
            Memory memory = known();
            Course course = course(memory, role, held.era()).before(named.get().at());
            write(memory, role, new Course(held.era(), course.pushed()).and(named.get()));
            return named.get().position();
        }
        if (held.isNew()) {
            // What it holds was pushed from this folder's totals, when they were the store.
            return held.totals().isEmpty() ? Position.BEGINNING : before.position();
        }
        if (held.isFull()) {
            return unnamed(role, held, journal);
        }
        // It still names whoever was counted.
        Memory memory = known();
        write(memory, role, course(memory, role, held.era()).before(Instant.MIN));
        return Position.BEGINNING;
    }

    private Position unnamed(RunnerRole role, HeldGroup held, String journal) throws IOException {
        Course course = course(read().orElseThrow(this::senseless), role, held.era());
        String key = CountedJournal.shortened(journal);
        List<CountedJournal> own = course.pushed().stream()
                .filter(one -> one.journal().equals(key))
                .toList();
        // What was counted later than the first that it names would be named: the gateway does not have it.
        List<CountedJournal> there =
                new Course(course.era(), own).before(held.oldest()).pushed();
        if (!there.isEmpty()) {
            return there.get(there.size() - 1).position();
        }
        // So far back that it was forgotten here: what may be there is not counted twice.
        return own.size() < MOST ? Position.BEGINNING : own.get(0).position();
    }

    private IOException senseless() {
        return new IOException(
                file + " makes no sense, and the Pushgateway has no place any more for how far this journal was"
                        + " counted. Bring the file back, or remove it to count the whole journal.");
    }

    /** Before a push. Whatever comes of it: nobody else can say later whether it was applied. */
    void intend(RunnerRole role, HeldGroup pushed) throws IOException {
        Memory memory = known();
        Course course = course(memory, role, pushed.era());
        write(memory, role, new Course(pushed.era(), course.pushed()).and(pushed.latest()));
    }

    /** The gateway refused a push. */
    void forget(RunnerRole role, HeldGroup refused) throws IOException {
        Memory memory = known();
        write(
                memory,
                role,
                course(memory, role, refused.era()).before(refused.latest().at()));
    }

    private static Course course(Memory memory, RunnerRole role, String era) {
        return Optional.ofNullable(memory.groups().get(role))
                .filter(course -> course.era().equals(era))
                .orElse(Course.NONE);
    }

    private Memory known() throws IOException {
        return read().orElse(new Memory(Map.of()));
    }

    private void write(Memory memory, RunnerRole role, Course course) throws IOException {
        if (!course.equals(memory.groups().getOrDefault(role, Course.NONE))) {
            Map<RunnerRole, Course> groups = new TreeMap<>(memory.groups());
            groups.put(role, course);
            AtomicFile.write(file, JSON.writeValueAsString(new Memory(groups)) + "\n");
        }
    }

    /** Nothing where the file makes no sense. */
    private Optional<Memory> read() throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Memory.class));
        } catch (NoSuchFileException never) {
            return Optional.of(new Memory(Map.of()));
        } catch (JacksonException senseless) {
            return Optional.empty();
        }
    }
}
