package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every setting there is: a wrong value is told with the setting, what was seen, what is allowed, and so how to mend it. */
class WrongValuesTest {
    /** Each kind refuses one of them; the last ones are for those that take nearly every text. */
    private static final List<String> WRONG = List.of("\u0007?!", "no, never", "-1", "a\0b", "");

    static Stream<Setting<?>> settings() {
        return Catalogue.all().map(setting -> setting.named("api"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void aWrongValueIsToldWithAllThatMendsIt(Setting<?> setting) {
        String wrong = WRONG.stream()
                .filter(text -> isRefused(setting, text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(setting + " takes every text: give its kind a limit"));

        SettingsFault fault = firstFault(setting, Given.enough().pom(setting.key(), wrong));

        assertThat(fault.line())
                .isEqualTo(setting.key() + " = " + Shown.of(setting, wrong) + " (POM): " + fault.problem() + ". "
                        + fault.advice());
        assertThat(fault.problem()).isNotBlank();
        assertThat(fault.advice()).startsWith("Allowed: " + setting.kind().allowed() + ".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void anOptionWithoutAValueIsToldWithWhatToWrite(Setting<?> setting) {
        if (setting.kind().name().equals("boolean")) {
            assertThat(isRefused(setting, "true")).isFalse();
            return;
        }

        SettingsFault fault = firstFault(setting, Given.enough().commandLine(setting.key(), "true"));

        assertThat(fault.line())
                .startsWith(setting.key() + " = ")
                .contains(" (command line): true is what Maven makes of -D" + setting.key()
                        + " without a value. Write -D" + setting.key() + "=VALUE. Allowed: "
                        + setting.kind().allowed() + ".");
    }

    private static boolean isRefused(Setting<?> setting, String text) {
        try {
            setting.kind().read(text);
            return false;
        } catch (Misread refused) {
            return true;
        }
    }

    /** A second one may say that something else is missing, which the setting goes with. */
    private static SettingsFault firstFault(Setting<?> setting, Given given) {
        return given.fault().faults().stream()
                .filter(fault -> fault.key().equals(setting.key()))
                .findFirst()
                .orElseThrow();
    }
}
