package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.DeploymentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A journal of every kind of event in which one byte was changed, removed or added anywhere, the last line included, or whose tail
 * was cut off, is found to be bad: as it is, and after older lines were taken out.
 */
class TamperingPropertyTest {
    private static Path temp;
    private static byte[] whole;
    private static byte[] pruned;

    private enum Harm {
        CHANGE,
        REMOVE,
        ADD,
        CUT
    }

    private record Tampering(Harm harm, double where, int with) {
        byte[] of(byte[] good) {
            int place = (int) (where * good.length);
            return switch (harm) {
                case CHANGE -> joined(good, place, place + 1, (byte) (good[place] ^ with));
                case REMOVE -> joined(good, place, place + 1);
                case ADD -> joined(good, place, place, (byte) with);
                case CUT -> joined(good, place, good.length);
            };
        }

        private static byte[] joined(byte[] good, int before, int after, byte... between) {
            byte[] bad = new byte[before + between.length + good.length - after];
            System.arraycopy(good, 0, bad, 0, before);
            System.arraycopy(between, 0, bad, before, between.length);
            System.arraycopy(good, after, bad, before + between.length, good.length - after);
            return bad;
        }
    }

    @BeforeContainer
    static void write() throws IOException {
        temp = Files.createTempDirectory("tampering");
        Path folder = temp.resolve("audit");
        try (Journal journal = Journal.open(folder, UnaryOperator.identity())) {
            List<DeploymentEvent> events = SampleEvents.oneOfEachKind().toList();
            for (DeploymentEvent event : events) {
                journal.append("d1", event);
            }
            whole = Files.readAllBytes(folder.resolve("journal.jsonl"));
            Files.copy(folder.resolve("journal.head"), temp.resolve("whole.head"));
            journal.prune("p1", events.size() / 2, "ann");
            pruned = Files.readAllBytes(folder.resolve("journal.jsonl"));
            Files.copy(folder.resolve("journal.head"), temp.resolve("pruned.head"));
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var all = Files.walk(temp)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Property(tries = 2000)
    void isFound(@ForAll("tamperings") Tampering tampering) throws IOException {
        assertThat(faultOf("whole.head", tampering.of(whole)))
                .as("%s", tampering)
                .isNotNull();
        assertThat(faultOf("pruned.head", tampering.of(pruned)))
                .as("%s, pruned", tampering)
                .isNotNull();
    }

    @Property(tries = 1)
    void andWithoutItNothingIs() throws IOException {
        assertThat(faultOf("whole.head", whole)).isNull();
        assertThat(faultOf("pruned.head", pruned)).isNull();
    }

    @Provide
    Arbitrary<Tampering> tamperings() {
        return Combinators.combine(
                        Arbitraries.of(Harm.class),
                        Arbitraries.doubles().between(0, true, 1, false),
                        Arbitraries.integers().between(1, 255))
                .as(Tampering::new);
    }

    private static String faultOf(String head, byte[] lines) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("bad"));
        Files.write(folder.resolve("journal.jsonl"), lines);
        Files.write(folder.resolve("journal.head"), Files.readAllBytes(temp.resolve(head)));
        try {
            JournalView.of(folder).verify(entry -> {});
            return null;
        } catch (JournalException found) {
            return found.getMessage();
        }
    }
}
