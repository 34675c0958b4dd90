package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edu.paws360.deploy.event.DeploymentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the code writes is what {@code docs/audit/journal-line.schema.json} says, and nothing else passes for it. */
class LineSchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/audit/journal-line.schema.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What an earlier version did not write. */
    private static final Set<String> MAY_BE_ABSENT = Set.of("hold_granted.depth", "freshness_decided.live_by");

    private static JsonNode published;
    private static Schema schema;

    private final LineFormat format = new LineFormat(new EventJson(UnaryOperator.identity()));

    @BeforeAll
    static void readPublished() throws IOException {
        published = JSON.readTree(Files.readAllBytes(PUBLISHED));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published);
    }

    static List<DeploymentEvent> everyKind() {
        return SampleEvents.all().toList();
    }

    static List<DeploymentEvent> oneOfEachKind() {
        return SampleEvents.oneOfEachKind().toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindThatCanBeWrittenIsInTheSchema(DeploymentEvent event) {
        assertThat(faults(line(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aMemberThatIsMissingIsRefused(DeploymentEvent event) {
        String kind = EventJson.kind(event.getClass());
        for (String place : places(line(event))) {
            boolean mayBeAbsent = MAY_BE_ABSENT.contains(kind + place.replace("/event/", "."));
            assertThat(faults(without(line(event), place)).isEmpty())
                    .as(kind + " without " + place)
                    .isEqualTo(mayBeAbsent);
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aMemberOfAnotherTypeIsRefused(DeploymentEvent event) {
        for (String place : places(line(event))) {
            if (!place.equals("/event")) {
                ObjectNode wrong = changed(line(event), place, (parent, name) -> parent.putObject(name)
                        .put("x", 1));
                assertThat(faults(wrong))
                        .as(place + " as an object with a member x")
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aMemberThatNobodyKnowsIsRefused(DeploymentEvent event) {
        for (String parent : parents(line(event))) {
            ObjectNode wrong = line(event);
            ((ObjectNode) wrong.at(parent)).put("unheard_of", 1);
            assertThat(faults(wrong)).as("unheard_of in " + parent).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void anotherKindAndAnotherVersionAreRefused(DeploymentEvent event) {
        assertThat(faults(with(line(event), line -> line.put("kind", "moon_landed"))))
                .isNotEmpty();
        assertThat(faults(with(line(event), line -> line.put("version", 2)))).isNotEmpty();
        assertThat(faults(with(line(event), line -> line.put("hash", "none")))).isNotEmpty();
        assertThat(faults(with(line(event), line -> line.put("number", 0)))).isNotEmpty();
        assertThat(faults(with(line(event), line -> line.put("at", "yesterday"))))
                .isNotEmpty();
    }

    @Test
    void contradictionsAreRefused() {
        DeploymentEvent stage = everyKind().stream()
                .filter(event -> EventJson.kind(event.getClass()).equals("stage_finished"))
                .findFirst()
                .orElseThrow();

        assertThat(faults(with(line(stage), line -> ((ObjectNode) line.get("event")).put("reason", "gate_failed"))))
                .isNotEmpty();
        assertThat(faults(with(line(stage), line -> ((ObjectNode) line.get("event")).put("status", "FAILED"))))
                .isNotEmpty();
    }

    @Test
    void theSchemaKnowsNoKindThatTheCodeDoesNot() {
        List<String> kinds = new ArrayList<>();
        published.at("/properties/kind/enum").forEach(kind -> kinds.add(kind.asString()));

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(oneOfEachKind().stream()
                        .map(event -> EventJson.kind(event.getClass()))
                        .toList());
    }

    private ObjectNode line(DeploymentEvent event) {
        LineFormat.Line line =
                format.write(JournalHead.EMPTY, Instant.parse("2026-11-23T14:00:00.000000001Z"), "d1", event);
        return (ObjectNode) JSON.readTree(new String(line.bytes(), StandardCharsets.UTF_8));
    }

    private static List<String> faults(JsonNode line) {
        return schema.validate(line).stream().map(Object::toString).toList();
    }

    private static ObjectNode with(ObjectNode line, Consumer<ObjectNode> change) {
        change.accept(line);
        return line;
    }

    private interface Change {
        void make(ObjectNode parent, String name);
    }

    private static ObjectNode without(ObjectNode line, String place) {
        return changed(line, place, ObjectNode::remove);
    }

    private static ObjectNode changed(ObjectNode line, String place, Change change) {
        int name = place.lastIndexOf('/');
        change.make((ObjectNode) line.at(place.substring(0, name)), place.substring(name + 1));
        return line;
    }

    /** Every member of every object in a line, as JSON pointers. */
    private static Set<String> places(JsonNode line) {
        Set<String> places = new TreeSet<>();
        parents(line)
                .forEach(parent -> line.at(parent).propertyNames().forEach(name -> places.add(parent + "/" + name)));
        return places;
    }

    /** Every object in a line, as JSON pointers. */
    private static List<String> parents(JsonNode line) {
        List<String> parents = new ArrayList<>();
        collect(line, "", parents);
        return parents;
    }

    private static void collect(JsonNode node, String place, List<String> parents) {
        if (node.isObject()) {
            parents.add(place);
            node.properties().forEach(member -> collect(member.getValue(), place + "/" + member.getKey(), parents));
        } else if (node.isArray()) {
            for (int number = 0; number < node.size(); number++) {
                collect(node.get(number), place + "/" + number, parents);
            }
        }
    }
}
