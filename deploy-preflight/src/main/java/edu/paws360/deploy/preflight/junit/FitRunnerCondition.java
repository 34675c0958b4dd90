package edu.paws360.deploy.preflight.junit;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.preflight.Preflight;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.preflight.Thresholds;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes the checks that {@link EnabledOnFitRunner} asks for. It throws rather than let a test run that it knows nothing of. */
final class FitRunnerCondition implements ExecutionCondition {
    /** The configuration parameter that makes an error of a runner that is not fit. */
    static final String REQUIRED = "paws360.fitRunner.required";

    private static final Logger LOG = System.getLogger(FitRunnerCondition.class.getName());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<EnabledOnFitRunner> wanted =
                AnnotationSupport.findAnnotation(context.getElement(), EnabledOnFitRunner.class);
        if (wanted.isEmpty() || isLookedAt(context)) {
            return ConditionEvaluationResult.enabled("nothing more is asked of this runner here");
        }
        boolean required = isRequired(context);
        PreflightReport report = look(wanted.get());
        if (report.passed()) {
            return ConditionEvaluationResult.enabled("this runner is fit");
        }
        return refuse(context, required, "this runner is not fit: " + faults(report));
    }

    /** The repetitions of a test have their test, which is the same element, as parent. */
    private static boolean isLookedAt(ExtensionContext context) {
        return context.getParent().flatMap(ExtensionContext::getElement).equals(context.getElement());
    }

    private static boolean isRequired(ExtensionContext context) {
        String text = context.getConfigurationParameter(REQUIRED).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ExtensionConfigurationException(REQUIRED + " is \"" + text + "\", expected true or false");
        };
    }

    private static PreflightReport look(EnabledOnFitRunner wanted) {
        try {
            return preflight(wanted).run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before it was known whether this runner is fit", interrupted);
        }
    }

    private static Preflight preflight(EnabledOnFitRunner wanted) {
        return Preflight.builder()
                .thresholds(new Thresholds(wanted.cpuPercentMax(), wanted.memoryPercentMax(), wanted.diskMin()))
                .inventory(wanted.inventory())
                .secretsRequired(List.of(wanted.secretsRequired()))
                .skip(List.of(wanted.skip()))
                .build();
    }

    private static String faults(PreflightReport report) {
        return report.results().stream()
                .filter(result -> result.status().blocks())
                .map(FitRunnerCondition::fault)
                .collect(Collectors.joining("; "));
    }

    private static String fault(CheckResult result) {
        return result.name() + " " + Spoken.of(result.status()) + ", " + result.detail();
    }

    private static ConditionEvaluationResult refuse(ExtensionContext context, boolean required, String why) {
        if (required) {
            throw new IllegalStateException(why + " (" + REQUIRED + "=true wants it to be)");
        }
        LOG.log(Logger.Level.WARNING, "{0} is not run: {1}", context.getDisplayName(), why);
        return ConditionEvaluationResult.disabled(why + "; with " + REQUIRED + "=true this is an error");
    }
}
