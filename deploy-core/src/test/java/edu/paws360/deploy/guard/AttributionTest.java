package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nothing | PATH=/bin | ada | - | - | host1 | - | -
            no CI | GITHUB_ACTOR=eve GITHUB_RUN_ID=1 | ada | - | - | host1 | - | -
            GitHub | GITHUB_ACTIONS=true GITHUB_ACTOR=bob GITHUB_RUN_ID=7 GITHUB_RUN_ATTEMPT=2 RUNNER_NAME=r1 GITHUB_WORKFLOW=ci GITHUB_SERVER_URL=https://git.test GITHUB_REPOSITORY=o/r | bob | 7 | 2 | r1 | ci | https://git.test/o/r/actions/runs/7/attempts/2
            GitHub, run again | GITHUB_ACTIONS=true GITHUB_ACTOR=bob GITHUB_TRIGGERING_ACTOR=eve | eve | - | - | host1 | - | -
            GitHub, no attempt | GITHUB_ACTIONS=true GITHUB_RUN_ID=7 GITHUB_SERVER_URL=https://git.test GITHUB_REPOSITORY=o/r | ada | 7 | - | host1 | - | https://git.test/o/r/actions/runs/7
            GitHub, no server | GITHUB_ACTIONS=true GITHUB_RUN_ID=7 GITHUB_REPOSITORY=o/r | ada | 7 | - | host1 | - | -
            GitLab | GITLAB_CI=true GITLAB_USER_LOGIN=bob CI_PIPELINE_ID=8 CI_RUNNER_DESCRIPTION=r2 CI_RUNNER_ID=3 CI_PIPELINE_NAME=release CI_JOB_NAME=deploy CI_JOB_URL=https://lab.test/j/1 | bob | 8 | - | r2 | release | https://lab.test/j/1
            GitLab, less | GITLAB_CI=true CI_RUNNER_ID=3 CI_JOB_NAME=deploy CI_PIPELINE_URL=https://lab.test/p/8 | ada | - | - | 3 | deploy | https://lab.test/p/8
            Jenkins | JENKINS_URL=http://ci.test/ BUILD_USER_ID=bob BUILD_TAG=jenkins-shop-9 BUILD_NUMBER=9 NODE_NAME=n1 JOB_NAME=shop BUILD_URL=http://ci.test/job/shop/9/ | bob | jenkins-shop-9 | - | n1 | shop | http://ci.test/job/shop/9/
            Jenkins, less | BUILD_TAG=jenkins-shop-9 | ada | jenkins-shop-9 | - | host1 | - | -
            password in link | JENKINS_URL=http://ci.test/ BUILD_URL=http://u:secret@ci.test/9/ | ada | - | - | host1 | - | -
            no web link | JENKINS_URL=http://ci.test/ BUILD_URL=file:///etc/passwd | ada | - | - | host1 | - | -
            broken link | JENKINS_URL=http://ci.test/ BUILD_URL=http://ci.test/%zz | ada | - | - | host1 | - | -
            """)
    void the_environment_says_who_and_from_where(
            String name,
            String environment,
            String user,
            String run,
            String attempt,
            String runner,
            String workflow,
            URI link) {
        assertThat(Attribution.of(variables(environment), "ada", "host1"))
                .as(name)
                .isEqualTo(new Attribution(
                        user,
                        Optional.ofNullable(run),
                        Optional.ofNullable(attempt),
                        runner,
                        Optional.ofNullable(workflow),
                        Optional.ofNullable(link)));
    }

    @Test
    void blank_variables_count_as_absent_and_line_breaks_are_shown() {
        Attribution attribution = Attribution.of(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_ACTOR", " ", "GITHUB_WORKFLOW", "a\nb"), "ada", "host1");

        assertThat(attribution.user()).isEqualTo("ada");
        assertThat(attribution.workflow()).contains("a?b");
    }

    @Test
    void a_machine_has_a_user_and_a_name() {
        Attribution attribution = Attribution.here(Map.of());

        assertThat(attribution.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(attribution.runnerId()).isNotBlank().doesNotContain("\n");
        assertThat(attribution.workflowRunId()).isEmpty();
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        Arrays.stream(text.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }
}
