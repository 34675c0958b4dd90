package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private static final String NOON = "Mon, 4 May 2026 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource({
        "403,retry-after,30,x,1,30",
        "429,retry-after,7,x,1,7",
        "429,x,1,y,1,60",
        "403,x-ratelimit-remaining,0,x-ratelimit-reset,1777896120,120",
        "429,x-ratelimit-remaining,0,x-ratelimit-reset,1777896120,120",
        "403,x-ratelimit-remaining,0,x-ratelimit-reset,1777890000,1",
        "403,x-ratelimit-remaining,0,x-ratelimit-reset,999999999999,3900",
        "403,x-ratelimit-remaining,0,x-ratelimit-reset,-7,60",
        "403,x-ratelimit-remaining,0,x,1,60",
        "403,retry-after,99999999999999999999,x,1,60",
        "403,x-ratelimit-remaining,9,x-ratelimit-reset,1777896120,60"
    })
    void it_lasts_as_long_as_GitHub_says_by_its_own_clock(
            int status, String one, String oneValue, String two, String twoValue, long seconds) {
        Reply reply = new Reply(
                status,
                Map.of(one, oneValue, two, twoValue, "date", NOON),
                "You have exceeded a secondary rate limit.");

        assertThat(RateLimit.in(reply)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void another_refusal_is_none() {
        assertThat(RateLimit.in(new Reply(403, Map.of("x-ratelimit-remaining", "4000"), "Resource not accessible")))
                .isEmpty();
        assertThat(RateLimit.in(new Reply(404, Map.of("retry-after", "3"), ""))).isEmpty();
    }
}
