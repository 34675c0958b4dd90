package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.testbed.Chromium;
import edu.paws360.deploy.testbed.Needs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a real browser takes it. */
@Needs(Chromium.class)
class ReportInBrowserTest {
    private static final String HOSTILE =
            "</script><script>document.title='taken';console.error('taken')</script><img src=x onerror=\"document.title='taken'\">";

    private final Chromium browser;

    @TempDir
    Path folder;

    ReportInBrowserTest(Chromium browser) {
        this.browser = browser;
    }

    @Test
    void opensWithoutComplaintsWhateverIsInIt() throws IOException {
        Chromium.Page page = browser.open(report("all is well", HOSTILE), "");

        assertThat(page.console()).isEmpty();
        assertThat(page.dom())
                .contains("<title>Deployment d1</title>", "2 of 2 lines")
                .doesNotContain("<img");
    }

    @Test
    void wouldNotRunAScriptThatSlippedIn() throws IOException {
        Path report = report("all is well");
        Files.writeString(report, Files.readString(report).replace("all is well", HOSTILE));

        Chromium.Page page = browser.open(report, "");

        assertThat(page.dom()).contains("<title>Deployment d1</title>");
        assertThat(page.console()).isNotEmpty().noneMatch(line -> line.contains("\"taken\""));
    }

    @Test
    void searchesTheLog() throws IOException {
        Chromium.Page page = browser.open(report("web1 ok", "web2 REFUSED", "web3 ok"), "search=refused");

        assertThat(page.dom())
                .contains(
                        "1 of 3 lines", "<li value=\"2\">web2 REFUSED</li>", "<li value=\"1\" hidden=\"\">web1 ok</li>")
                .contains("<li value=\"3\" hidden=\"\">web3 ok</li>");
    }

    /** With {@code -Dreport.picture=write} it becomes the one of the documentation. */
    @Test
    void drawsAPicture() throws IOException {
        HtmlReport report = new HtmlReport(SampleDeployment.lines(), SampleDeployment.log());
        Path page = Files.writeString(folder.resolve("sample.html"), report.render());
        Path picture = folder.resolve("report.png");

        browser.draw(page, 1_200, 1_000, picture);

        BufferedImage drawn = ImageIO.read(picture.toFile());
        assertThat(drawn.getWidth()).isEqualTo(1_200);
        assertThat(IntStream.range(0, drawn.getHeight())
                        .mapToObj(y -> drawn.getRGB(400, y))
                        .distinct())
                .as("colours of one column")
                .hasSizeGreaterThan(5);
        if ("write".equals(System.getProperty("report.picture"))) {
            Files.copy(picture, Path.of("../docs/images/report.png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path report(String... log) throws IOException {
        HealthGatesFinished gates = new HealthGatesFinished(
                List.of(CheckResult.failed("api", ReasonCode.GATE_FAILED, HOSTILE, Duration.ofSeconds(1))));
        JournalEntry entry = new JournalEntry(1, Instant.EPOCH, "d1", gates, "h", "{}");
        HtmlReport report = new HtmlReport(List.of(entry), new LogExcerpt(List.of(log), 0));
        return Files.writeString(folder.resolve("report.html"), report.render());
    }
}
