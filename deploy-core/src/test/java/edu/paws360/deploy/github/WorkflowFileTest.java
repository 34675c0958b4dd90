package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/main", "refs/pull/7/merge", "refs/tags/v1@x", ""})
    void it_is_known_by_its_path_and_its_name_whatever_the_branch(String reference) {
        String value = "paws360/shop/.github/workflows/ci.yml@" + reference;

        assertThat(WorkflowFile.in(Map.of("GITHUB_WORKFLOW_REF", value))).hasValueSatisfying(file -> {
            assertThat(file.path()).isEqualTo(".github/workflows/ci.yml");
            assertThat(file.name()).isEqualTo("ci.yml");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paws360/shop/.github/workflows/ci.yml",
                "paws360/shop/.github/workflows/../../x.yml@main",
                "paws360/shop/.github/workflows/ci.sh@main",
                "shop/.github/workflows/ci.yml@main"
            })
    void what_GitHub_would_not_set_names_none(String reference) {
        assertThat(WorkflowFile.in(Map.of("GITHUB_WORKFLOW_REF", reference))).isEmpty();
    }

    @Test
    void without_the_variable_there_is_none() {
        assertThat(WorkflowFile.in(Map.of())).isEmpty();
    }
}
