package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.console.Display;
import edu.paws360.deploy.console.Groups;
import edu.paws360.deploy.console.RunScreen;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionDryRunTest {
    @TempDir
    Path folder;

    @Test
    void itIsMarkedAsRunningSoThatWhatItHasNotSignedYetIsNoFault() throws Exception {
        KilledRunMain.project(folder);
        MarksScreen marks = new MarksScreen(folder.resolve("audit/dry-run"));

        try (RunScreen screen = RunScreen.of(marks, Groups.NONE, Display.LINES)) {
            assertThat(ProductionCourse.of(
                                    KilledRunMain.surroundings(folder),
                                    KilledRunMain.reading(folder, "", Map.of("deploy.dryRun", "true")),
                                    screen)
                            .toVerdict()
                            .succeeded())
                    .isTrue();
        }

        marks.requireMarkOfLast();
    }
}
