package edu.paws360.deploy.settings;

import java.util.List;
import java.util.stream.Stream;

/** The settings are wrong: all faults at once. Its message is complete, and shows no secret. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    // Not serialised: the message, which is, says the same.
    private final transient List<SettingsFault> faults;
    private final transient List<SettingsWarning> warnings;

    SettingsException(List<SettingsFault> faults, List<SettingsWarning> warnings) {
        super(message(faults, warnings));
        this.faults = List.copyOf(faults);
        this.warnings = List.copyOf(warnings);
    }

    /** What is wrong, at least one fault. */
    public List<SettingsFault> faults() {
        return faults;
    }

    /** What was ignored. */
    public List<SettingsWarning> warnings() {
        return warnings;
    }

    /** Warnings are told with the faults if they may be their cause. */
    private static String message(List<SettingsFault> faults, List<SettingsWarning> warnings) {
        Stream<String> causes = warnings.stream()
                .filter(warning -> warning.nearest().isPresent())
                .map(SettingsWarning::line);
        Stream<String> lines = Stream.concat(faults.stream().map(SettingsFault::line), causes);
        String head = faults.size() == 1 ? "1 setting is wrong" : faults.size() + " settings are wrong";
        return head + "; nothing was run."
                + String.join("", lines.map("\n  "::concat).toList());
    }
}
