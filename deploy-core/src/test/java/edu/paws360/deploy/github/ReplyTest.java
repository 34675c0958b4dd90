package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose clock an answer tells. */
class ReplyTest {
    private static final Question QUESTION = new Question(URI.create("https://github.example.org/api/v3/user"));

    private static Reply dated(Map<String, String> headers) {
        return new Reply(200, headers, "{}");
    }

    @Test
    void is_dated_by_GitHub() throws Exception {
        Reply reply = dated(Map.of("date", "Sun, 01 Mar 2026 12:00:00 GMT"));

        assertThat(reply.date(QUESTION)).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void without_a_date_is_no_answer_for_whoever_counts_from_it() {
        assertThatThrownBy(() -> dated(Map.of()).date(QUESTION))
                .isInstanceOf(GithubFault.class)
                .hasMessage("GET /api/v3/user: the answer has no Date that can be read, as GitHub's have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-01T12:00:00Z", " "})
    void with_a_date_of_another_kind_is_none_either(String date) {
        assertThatThrownBy(() -> dated(Map.of("date", date)).date(QUESTION)).isInstanceOf(GithubFault.class);
    }
}
