package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.ConcurrencyDeclaration.MAX;
import static edu.paws360.deploy.guard.ConcurrencyDeclaration.SINGLE;
import static edu.paws360.deploy.guard.ConcurrencyDeclaration.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyDeclarationTest {
    private static final String GROUP = "production-deploy";
    private static final String REF = "paws360/shop/.github/workflows/ci.yml@refs/heads/main";

    @TempDir
    Path checkout;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs:\n  a:\n    concurrency:\n      group: production-deploy\n      queue: max # all of them\n    steps: []\n",
                "concurrency:\n  queue: 'max'\n  # in between\n\n  cancel-in-progress: false\n  group: \"Production-Deploy\"\n",
                "concurrency: { group: production-deploy, queue: max }",
                "concurrency:\r\n  group: production-deploy\r\n  queue: max\r\n"
            })
    void a_group_that_lets_many_wait(String workflow) {
        assertThat(ConcurrencyDeclaration.in(workflow, GROUP)).isEqualTo(MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs:\n  a:\n    concurrency:\n      group: production-deploy\n      cancel-in-progress: false\n    queue: max\n",
                "concurrency:\n  group: production-deploy\n  queue: single\n",
                "concurrency:\n  group: production-deploy\n  # queue: max\n",
                "concurrency: production-deploy",
                "concurrency: 'production-deploy' # one",
                "concurrency: {group: production-deploy, cancel-in-progress: false}",
                "a:\n  concurrency:\n    group: production-deploy\n    queue: max\nb:\n  concurrency: production-deploy\n"
            })
    void a_group_that_lets_one_wait(String workflow) {
        assertThat(ConcurrencyDeclaration.in(workflow, GROUP)).isEqualTo(SINGLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "concurrency: ${{ github.workflow }}",
                "concurrency:\n  group: other\n  queue: max\n",
                "env:\n  group: production-deploy\n  queue: max\n",
                "concurrency:\n  group: production-deploy\n  queue: ${{ vars.QUEUE }}\n",
                "concurrency:\n  group: production-deploy\n  queue: maximum\n"
            })
    void what_cannot_be_known(String workflow) {
        assertThat(ConcurrencyDeclaration.in(workflow, GROUP)).isEqualTo(UNKNOWN);
    }

    @Test
    void the_file_is_the_one_of_the_running_workflow() throws IOException {
        Path workflows = Files.createDirectories(checkout.resolve(".github/workflows"));
        Files.writeString(workflows.resolve("ci.yml"), "concurrency: production-deploy");

        assertThat(ConcurrencyDeclaration.of(checkout, Map.of("GITHUB_WORKFLOW_REF", REF), GROUP))
                .isEqualTo(SINGLE);
        assertThat(ConcurrencyDeclaration.of(checkout, Map.of(), GROUP)).isEqualTo(UNKNOWN);
        assertThat(ConcurrencyDeclaration.of(
                        checkout, Map.of("GITHUB_WORKFLOW_REF", REF.replace("ci.yml", "none.yml")), GROUP))
                .isEqualTo(UNKNOWN);
        assertThat(ConcurrencyDeclaration.of(
                        checkout, Map.of("GITHUB_WORKFLOW_REF", REF.replace("ci.yml", "../../x.yml")), GROUP))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_file_that_is_no_text_says_nothing() throws IOException {
        Path workflows = Files.createDirectories(checkout.resolve(".github/workflows"));
        Files.write(workflows.resolve("ci.yml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(ConcurrencyDeclaration.of(checkout, Map.of("GITHUB_WORKFLOW_REF", REF), GROUP))
                .isEqualTo(UNKNOWN);
    }
}
