package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** A routing key comes from the environment, and from nowhere else: a POM is in the repository, a command line in {@code ps}. */
final class OnCallRules {
    private static final Pattern LITERAL = Pattern.compile("pagerduty(:|\\+https?://)\\*\\*\\*");

    private OnCallRules() {}

    static List<SettingsFault> check(Values values) {
        Reading<List<URI>> urls = values.read(ReportKeys.ONCALL_URLS);
        return urls
                .seen()
                .filter(seen ->
                        seen.origin() != Origin.ENVIRONMENT && urls.fault().isEmpty())
                .filter(seen -> LITERAL.matcher(seen.shown()).find())
                .map(
                        seen -> SettingsFault.of(
                                ReportKeys.ONCALL_URLS,
                                seen,
                                "a routing key of PagerDuty stands in it, where others can read it",
                                "Give the key to Maven as an environment variable, such as PD_KEY, and write pagerduty:@{PD_KEY}."))
                .stream()
                .toList();
    }
}
