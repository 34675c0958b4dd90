package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.UnknownEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final Duration TOOK = Duration.ofMillis(1234);
    private static final Instant THEN = Instant.parse("2026-11-23T14:00:00.123456789Z");

    private final EventJson json = new EventJson(UnaryOperator.identity());

    static Stream<DeploymentEvent> everyKind() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindComesBackAsItWas(DeploymentEvent event) {
        byte[] text = json.write(event).getBytes(StandardCharsets.UTF_8);

        assertThat(json.read(EventJson.kind(event.getClass()), 1, json.tree(text)))
                .isEqualTo(event);
    }

    @Test
    void isWrittenAsThePublishedNamesSay() {
        assertThat(json.write(new ExecutionFinished(
                        RunnerRole.PRIMARY,
                        "local",
                        THEN,
                        THEN.plus(TOOK),
                        TOOK,
                        ExecutionFinished.Ending.TIMED_OUT,
                        OptionalInt.empty(),
                        true,
                        "late")))
                .isEqualTo("{\"role\":\"PRIMARY\",\"runner\":\"local\",\"started\":\"2026-11-23T14:00:00.123456789Z\","
                        + "\"ended\":\"2026-11-23T14:00:01.357456789Z\",\"duration\":\"PT1.234S\",\"ending\":\"TIMED_OUT\","
                        + "\"exit_code\":null,\"proven_stopped\":true,\"detail\":\"late\"}");
    }

    @Test
    void aHoldThatAnEarlierVersionWroteSaysNothingOfTheDepth() {
        byte[] text = "{\"ticket\":7,\"fencing_token\":12,\"waited\":\"PT1S\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read("hold_granted", 1, json.tree(text)))
                .isEqualTo(new HoldGranted(7, 12, Duration.ofSeconds(1), OptionalInt.empty()));
    }

    @Test
    void aKindOfANewerVersionIsKeptAsItIs() {
        byte[] text = "{\"much\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read("moon_landed", 1, json.tree(text)))
                .isEqualTo(new UnknownEvent("moon_landed", 1, "{\"much\":1}"));
        assertThat(json.read("stage_started", 2, json.tree(text)))
                .isEqualTo(new UnknownEvent("stage_started", 2, "{\"much\":1}"));
    }
}
