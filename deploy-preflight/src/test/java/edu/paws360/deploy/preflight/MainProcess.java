package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link Main} in a process of its own, without any library for tests. To be ended by its user. */
record MainProcess(Process process, Path output, Path errors) implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /** What such a process has said. */
    record Ended(int exitCode, String output, String errors) {}

    /** Starts it in a folder, in which its output is kept as well, with this environment and no other. */
    static MainProcess start(Path folder, Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ShippedClassPath.asText(),
                Main.class.getName()));
        command.addAll(List.of(options));
        Path output = Files.createTempFile(folder, "main", ".out");
        Path errors = Files.createTempFile(folder, "main", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new MainProcess(builder.start(), output, errors);
    }

    static Ended run(Path folder, Map<String, String> environment, String... options) throws Exception {
        try (MainProcess main = start(folder, environment, options)) {
            return main.ended();
        }
    }

    Ended ended() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("Main ends by itself")
                .isTrue();
        String said = Files.readString(errors);
        assertThat(said).as("people see no traces").doesNotContain("\tat ", "Exception in thread");
        return new Ended(process.exitValue(), Files.readString(output), said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
