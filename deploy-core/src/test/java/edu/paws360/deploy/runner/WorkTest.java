package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WorkTest {

    private final Work work = Work.shell("make", Path.of("/srv"));

    @Test
    void hasTheSpecsLimitUnlessToldOtherwise() {
        assertThat(work)
                .isEqualTo(new Work(
                        List.of("sh", "-c", "make"),
                        Path.of("/srv"),
                        Map.of(),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)));
    }

    @Test
    void showsNoValueOfTheEnvironment() {
        assertThat(work.withEnvironment(Map.of("TOKEN", "s3cret", "A", "b1")))
                .hasToString("Work[command=[sh, -c, make], directory=/srv, environment=[A, TOKEN], timeout=PT30M,"
                        + " grace=PT10S, heartbeat=PT30S]");
    }

    @Test
    void refusesWhatCannotBeRun() {
        String empty = "The command is empty: name a program, or a line for the shell";
        refused(() -> Work.of(List.of(), Path.of("/srv")), empty);
        refused(() -> Work.of(List.of(" "), Path.of("/srv")), empty);
        refused(() -> Work.shell(" ", Path.of("/srv")), empty);
        refused(
                () -> Work.shell("a\0b", Path.of("/srv")),
                "The command holds a NUL character, which no argument can hold");
        refused(() -> Work.shell("make", Path.of("srv")), "The working folder is \"srv\", expected an absolute path");
    }

    @Test
    void refusesAnEnvironmentThatCannotBe() {
        refused(() -> work.withEnvironment(Map.of("", "x")), "\"\" cannot name an environment variable");
        refused(() -> work.withEnvironment(Map.of("A=B", "x")), "\"A=B\" cannot name an environment variable");
        refused(
                () -> work.withEnvironment(Map.of("TOKEN", "s3\0cret")),
                "The environment variable TOKEN holds a NUL character");
    }

    @Test
    void refusesLimitsOutOfRange() {
        refused(
                () -> work.withTimeout(Duration.ofHours(25)),
                "The timeout is PT25H, expected a duration from PT0.001S to PT24H");
        refused(
                () -> work.withTimeout(Duration.ZERO),
                "The timeout is PT0S, expected a duration from PT0.001S to PT24H");
        refused(
                () -> work.withGrace(Duration.ofSeconds(-1)),
                "The grace is PT-1S, expected a duration from PT0S to PT5M");
        refused(
                () -> work.withHeartbeat(Duration.ofMillis(999)),
                "The heartbeat is PT0.999S, expected a duration from PT1S to PT5M");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
