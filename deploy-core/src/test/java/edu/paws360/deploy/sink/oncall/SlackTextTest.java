package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chat makes of words that others said. */
class SlackTextTest {
    @TempDir
    Path folder;

    private String text(String printed, String said) throws Exception {
        try (Story story = new Story(folder)) {
            story.started("d1").exited("d1", 2).printed("d1", printed).failed("d1", ReasonCode.PRIMARY_EXIT_CODE, said);
            Incident incident = Incidents.in(story.journal(), Mark.NONE)
                    .standings()
                    .values()
                    .iterator()
                    .next()
                    .incident();
            return SlackText.of(
                    new Notice(incident, incident.at(), 1, Optional.empty(), false, Instant.now(), Signs.NONE));
        }
    }

    @Test
    void nobodyIsCalledWhereAMattermostReadsIt() throws Exception {
        assertThat(text("@all @Channel", "@here, ann@all.example and @hereafter @channel"))
                .contains("\n@ here, ann@all.example and @hereafter @ channel\n", "local| @ all @ Channel\n");
    }

    @Test
    void oneLineThatGrowsByItsEscapesIsCutToo() throws Exception {
        String text = text("&".repeat(30_000), "stage failed");

        assertThat(text).hasSizeLessThan(25_000).containsPattern("```\n…(&amp;)+…\n```");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }
}
