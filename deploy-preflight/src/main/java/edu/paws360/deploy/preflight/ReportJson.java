package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs; what its members mean is said at {@link PreflightReport#asJson()}. */
final class ReportJson {
    /** Grows when a member goes or means something else, not when one is added. */
    private static final int VERSION = 1;

    private static final int MILLIS = 3;

    /** Nothing but ASCII, so that no locale of a process or a log can damage it. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ReportJson() {}

    static String of(PreflightReport report) {
        ObjectNode json = JSON.createObjectNode()
                .put("version", VERSION)
                .put("passed", report.passed())
                .put("exit_code", report.exitCode());
        ArrayNode checks = json.putArray("checks");
        report.results().forEach(result -> describe(result, checks.addObject()));
        return JSON.writeValueAsString(json);
    }

    private static void describe(CheckResult result, ObjectNode check) {
        check.put("name", result.name())
                .put("status", result.status().name().toLowerCase(Locale.ROOT))
                .put("reason", result.reason().code())
                .put("detail", result.detail())
                .put("seconds", BigDecimal.valueOf(result.duration().toMillis(), MILLIS));
    }
}
