package edu.paws360.deploy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a test gets, and what happens where it cannot get it. The inner classes are run by these tests alone. */
class TestbedExtensionTest {
    private static final String OUTER = System.getProperty(TestbedExtension.REQUIRED, "false");

    @BeforeEach
    void forget() {
        Lamp.settled = 0;
        Lamp.closed = 0;
    }

    @AfterEach
    void restore() {
        System.setProperty(TestbedExtension.REQUIRED, OUTER);
    }

    @Test
    void aTestGetsTheRunningComponentThatWasSettledOnce() {
        EngineExecutionResults results = run("false", Lit.class, LitAgain.class);

        results.testEvents().assertStatistics(all -> all.succeeded(3).failed(0).skipped(0));
        assertThat(Lamp.settled).isEqualTo(1);
        assertThat(Lamp.closed).isEqualTo(1);
    }

    @Test
    void aFailureCarriesTheLogOfTheComponents() {
        Throwable failure =
                failure(run("false", Dark.class).testEvents().failed().list().get(0));

        assertThat(failure).hasMessage("it is dark");
        assertThat(failure.getSuppressed()).singleElement().satisfies(log -> assertThat(log)
                .hasMessage("the log of lamp ends with:\nswitched on"));
    }

    @Test
    void whatIsMissingLeavesTheClassOutAndSaysWhatBringsIt() {
        AtomicReference<EngineExecutionResults> ran = new AtomicReference<>();
        saidWhile(() -> ran.set(run("false", WithoutFlux.class)));
        EngineExecutionResults results = ran.get();

        assertThat(results.containerEvents().skipped().list()).singleElement().satisfies(skipped -> assertThat(
                        skipped.getPayload(String.class))
                .contains("not on this machine: fluxd (Debian package flux-server); ./verify installs it"));
        results.testEvents().assertStatistics(all -> all.started(0));
    }

    @Test
    void whatIsMissingAndRequiredIsAFailure() {
        EngineExecutionResults results = run("true", WithoutFlux.class);

        assertThat(failure(results.containerEvents().failed().list().get(0)))
                .hasMessage("WithoutFlux needs what is not on this machine: fluxd (Debian package flux-server). Install"
                        + " it, or run without -Dtestbed.required=true to leave these tests out.");
        results.testEvents().assertStatistics(all -> all.started(0));
    }

    @Test
    void whatWasLeftOutIsToldLoudlyAtTheEnd() {
        assertThat(saidWhile(() -> run("false", WithoutFlux.class, Lit.class))).contains("""
                        LEFT OUT: test classes that need what is not here:
                          edu.paws360.deploy.testbed.TestbedExtensionTest$WithoutFlux: not on this machine: fluxd (Debian package flux-server)
                        ./verify installs what is missing and leaves nothing out.
                        """);
    }

    @Test
    void whereNothingWasLeftOutNothingIsSaid() {
        assertThat(saidWhile(() -> run("false", Lit.class))).isEmpty();
    }

    private static String saidWhile(Runnable work) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream errors = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(errors);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static EngineExecutionResults run(String required, Class<?>... classes) {
        System.setProperty(TestbedExtension.REQUIRED, required);
        EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter");
        for (Class<?> one : classes) {
            engine.selectors(selectClass(one));
        }
        return engine.execute();
    }

    private static Throwable failure(Event event) {
        Optional<TestExecutionResult> result = event.getPayload(TestExecutionResult.class);
        return result.flatMap(TestExecutionResult::getThrowable).orElseThrow();
    }

    /** A component that is always there. */
    static final class Lamp extends Component {
        private static int settled;
        private static int closed;
        private Path log;

        Lamp() {
            super("lamp");
        }

        @Override
        List<Program> programs() {
            return List.of(new Program("sh", "dash"));
        }

        @Override
        void settleIn(Path folder) {
            settled++;
            try {
                log = Files.writeString(folder.resolve("log"), "switched on\n");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        void close() {
            closed++;
        }

        @Override
        Map<String, Path> logs() {
            return Map.of("lamp", log);
        }
    }

    /** A component that no machine has. */
    static final class Flux extends Component {
        Flux() {
            super("flux");
        }

        @Override
        List<Program> programs() {
            return List.of(new Program("fluxd", "flux-server"));
        }
    }

    @Needs(Lamp.class)
    static class Lit {
        private Lamp lamp;

        @BeforeEach
        void take(Lamp given) {
            lamp = given;
        }

        @Test
        void isGiven() {
            assertThat(lamp).isNotNull();
        }

        @Test
        void isTheSame(Lamp again) {
            assertThat(again).isSameAs(lamp);
        }
    }

    @Needs(Lamp.class)
    static class LitAgain {
        @Test
        void isGiven(Lamp lamp) {
            assertThat(lamp).isNotNull();
        }
    }

    @Needs(Lamp.class)
    static class Dark {
        @Test
        void fails() {
            throw new IllegalStateException("it is dark");
        }
    }

    @Needs({Lamp.class, Flux.class})
    static class WithoutFlux {
        @Test
        void isNotRun() {
            throw new IllegalStateException("this must not be run");
        }
    }
}
