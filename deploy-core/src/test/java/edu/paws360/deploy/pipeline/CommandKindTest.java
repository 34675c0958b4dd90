package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import org.junit.jupiter.api.Test;

class CommandKindTest {
    @Test
    void ofAnyCommandOnlyZeroIsKnown() {
        assertThat(CommandKind.ANY.reason(0)).isEqualTo(ReasonCode.OK);
        assertThat(CommandKind.ANY.reason(2)).isEqualTo(ReasonCode.PRIMARY_EXIT_CODE);
        assertThat(CommandKind.ANY.inWords(2)).isEqualTo("the command ended with exit code 2");
    }

    @Test
    void ansibleTellsAFailedTargetFromOneThatIsOutOfReach() {
        CommandKind playbook = CommandKind.ANSIBLE_PLAYBOOK;

        assertThat(playbook.reason(0)).isEqualTo(ReasonCode.OK);
        assertThat(playbook.reason(2)).isEqualTo(ReasonCode.PLAYBOOK_FAILED);
        assertThat(playbook.inWords(2))
                .isEqualTo("ansible-playbook ended with exit code 2: a task failed on at least one target");
        assertThat(playbook.reason(4)).isEqualTo(ReasonCode.PLAYBOOK_UNREACHABLE);
    }

    @Test
    void whatElseAnsibleEndsWithIsAnExitCodeLikeAnyOther() {
        assertThat(CommandKind.ANSIBLE_PLAYBOOK.reason(1)).isEqualTo(ReasonCode.PRIMARY_EXIT_CODE);
        assertThat(CommandKind.ANSIBLE_PLAYBOOK.reason(250)).isEqualTo(ReasonCode.PRIMARY_EXIT_CODE);
        assertThat(CommandKind.ANSIBLE_PLAYBOOK.inWords(250)).isEqualTo("ansible-playbook ended with exit code 250");
    }
}
