package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowCommandsTest {
    private static final Map<String, String> ACTIONS = Map.of("GITHUB_ACTIONS", "true");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void everyLineOfASecretIsMaskedAndWhatIsTooShortIsNot() {
        new WorkflowCommands(ACTIONS, out)
                .mask(List.of(
                        new Secret("A", "50% grün"),
                        new Secret("KEY", "-----BEGIN-----\n  abcd\nxyz\n"),
                        new Secret("C", "abc")));

        assertThat(said()).containsExactly("::add-mask::50%25 grün", "::add-mask::-----BEGIN-----", "::add-mask::abcd");
    }

    @Test
    void commandsAreStoppedByATokenThatNobodyCanKnowBefore() {
        WorkflowCommands commands = new WorkflowCommands(ACTIONS, out);

        commands.stop().resume();
        commands.stop().resume();

        assertThat(said()).hasSize(4);
        assertThat(said().get(0)).matches("::stop-commands::[0-9a-f]{32}");
        assertThat(said().get(1)).isEqualTo("::" + token(said().get(0)) + "::");
        assertThat(token(said().get(2))).isNotEqualTo(token(said().get(0)));
    }

    @Test
    void aGroupIsOpenedByTheTokenAndThenThereIsANewOne() {
        WorkflowCommands commands = new WorkflowCommands(ACTIONS, out);

        WorkflowCommands.Stopped stopped = commands.stop();
        commands.open("50% of\n::it");
        commands.close();
        stopped.resume();
        stopped.resume();

        List<String> said = said();
        assertThat(said).hasSize(8);
        assertThat(said.get(1)).isEqualTo("::" + token(said.get(0)) + "::");
        assertThat(said.get(2)).isEqualTo("::group::50%25 of%0A::it");
        assertThat(said.get(4)).isEqualTo("::" + token(said.get(3)) + "::");
        assertThat(said.get(5)).isEqualTo("::endgroup::");
        assertThat(said.get(7)).isEqualTo("::" + token(said.get(6)) + "::");
        assertThat(List.of(said.get(0), said.get(3), said.get(6))).doesNotHaveDuplicates();
    }

    @Test
    void aGroupWhereNobodyElseIsHeardNeedsNoToken() {
        WorkflowCommands commands = new WorkflowCommands(ACTIONS, out);

        commands.open("one");
        commands.close();

        assertThat(said()).containsExactly("::group::one", "::endgroup::");
    }

    @Test
    void anErrorHidesAndReordersNothing() {
        new WorkflowCommands(ACTIONS, out).error("api\u202e: no\n", "a\u2066b\u001b[8m\rc\r\nd 5%");

        assertThat(said()).containsExactly("::error title=api\\u202e%3A no\\x0a::a\\u2066b\\x1b[8m\\x0dc%0Ad 5%25");
    }

    @Test
    void elsewhereNothingIsSaid() {
        for (Map<String, String> environment : List.of(Map.of("GITHUB_ACTIONS", "false"), Map.of("CI", "true"))) {
            WorkflowCommands commands = new WorkflowCommands(environment, out);
            commands.mask(List.of(new Secret("A", "a secret")));
            WorkflowCommands.Stopped stopped = commands.stop();
            commands.open("a group");
            commands.close();
            stopped.resume();
        }

        assertThat(said()).isEmpty();
    }

    private static String token(String line) {
        return line.substring("::stop-commands::".length());
    }

    private List<String> said() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
