package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<Setting<?>> settings() {
        return Catalogue.all();
    }

    @Test
    void noKeyAndNoEnvironmentVariableStandsForTwoSettings() {
        assertThat(Catalogue.all().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Catalogue.all().map(Setting::environmentName)).doesNotHaveDuplicates();
    }

    @Test
    void aWordIsASettingOrAGroupNeverBoth() {
        List<String> keys = Catalogue.all().map(Setting::key).toList();

        assertThat(keys).allSatisfy(key -> assertThat(keys).noneMatch(other -> other.startsWith(key + ".")));
    }

    @Test
    void theGroupsAreTheFirstWordsOfLongerKeys() {
        assertThat(Catalogue.groups())
                .containsExactly(
                        "ansible",
                        "approval",
                        "audit",
                        "branch",
                        "failover",
                        "gate",
                        "github",
                        "health",
                        "loki",
                        "metrics",
                        "oncall",
                        "preflight",
                        "queue",
                        "rollback",
                        "runner",
                        "secrets",
                        "smoke",
                        "steps");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void keysAreInLowerCamelCaseBelowDeploy(Setting<?> setting) {
        assertThat(setting.key()).matches("deploy(\\.(<name>|[a-z][A-Za-z]*))+");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyDefaultIsAllowed(Setting<?> setting) {
        assertThat(setting.defaultText().stream())
                .allSatisfy(text -> assertThat(setting.kind().read(text)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aRequiredSettingHasNoDefault(Setting<?> setting) {
        assertThat(setting.required() && setting.defaultText().isPresent()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingHasOneSentenceASectionAndWhatIsAllowed(Setting<?> setting) {
        assertThat(setting.meaning()).matches("[A-Z].*[^.]\\.").doesNotContain(". ");
        assertThat(setting.section()).isNotNull();
        assertThat(setting.kind().name()).isNotBlank();
        assertThat(setting.kind().allowed()).matches("\\S.*[^.]");
    }

    @Test
    void onlyNamedGroupsHaveANameInTheirKeys() {
        assertThat(Catalogue.settings()).noneMatch(setting -> setting.key().contains("<"));
        assertThat(Catalogue.namedGroups()).allSatisfy(group -> assertThat(group.members())
                .allMatch(member -> member.key().startsWith(group.prefix() + "<name>.")));
    }
}
