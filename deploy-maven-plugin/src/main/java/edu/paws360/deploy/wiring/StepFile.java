package edu.paws360.deploy.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A file that GitHub Actions gives to a step, to be written to its end; elsewhere there is none, and nothing is written. */
enum StepFile {
    /** Values for later steps, one in a line. */
    GITHUB_OUTPUT,
    /** Markdown for the page of the run. */
    GITHUB_STEP_SUMMARY;

    void append(Map<String, String> environment, String text) throws IOException {
        String file = environment.getOrDefault(name(), "");
        if (!file.isBlank()) {
            Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
