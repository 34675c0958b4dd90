package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void thePageIsWhatTheCatalogueSays() throws IOException {
        if ("write".equals(System.getProperty("settings.page"))) {
            Files.writeString(PAGE, SettingsPage.markdown());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(SettingsPage.markdown());
    }

    @Test
    void everySettingStandsOnThePageOnce() {
        assertThat(Catalogue.all()).allSatisfy(setting -> assertThat(
                        SettingsPage.markdown().split("\\| `" + Pattern.quote(setting.key()) + "` \\|", -1))
                .hasSize(2));
    }
}
