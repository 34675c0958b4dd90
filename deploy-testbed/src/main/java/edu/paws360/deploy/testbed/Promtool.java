package edu.paws360.deploy.testbed;

import java.nio.file.Path;
import java.util.List;

/** The program that checks and tests Prometheus' rules. */
public final class Promtool extends Component {
    private static final Program PROMTOOL = new Program("promtool", "prometheus");

    Promtool() {
        super("promtool");
    }

    /**
     * Checks rules.
     *
     * @param rules a file of recording and alert rules
     * @return what it said
     * @throws IllegalStateException if a rule is wrong; the message says what it said
     */
    public String check(Path rules) {
        return Commands.run(List.of(PROMTOOL.path(), "check", "rules", rules.toString()));
    }

    /**
     * Runs tests of rules.
     *
     * @param tests a file of tests, which names the rules
     * @return what it said
     * @throws IllegalStateException if a test fails; the message says what it said
     */
    public String test(Path tests) {
        return Commands.run(List.of(PROMTOOL.path(), "test", "rules", tests.toString()));
    }

    @Override
    List<Program> programs() {
        return List.of(PROMTOOL);
    }
}
