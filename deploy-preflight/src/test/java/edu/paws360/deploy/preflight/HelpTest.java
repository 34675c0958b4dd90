package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void namesEveryOptionInALineThatFitsAScreen() {
        assertThat(Option.values()).allSatisfy(option -> assertThat(Help.text()).contains("\n  " + option.synopsis()));
        assertThat(Help.text().lines()).allMatch(line -> line.length() <= 130);
    }

    @Test
    void standsInTheDocumentationAsItIs() throws Exception {
        assertThat(Files.readString(Path.of("../docs/preflight.md"))).contains("```\n" + Help.text() + "```\n");
    }
}
