package edu.paws360.deploy.testbed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives test classes what they {@linkplain Needs need}. */
final class TestbedExtension
        implements ExecutionCondition,
                BeforeAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    /** The system property that, set to true, makes a failure of what is missing. */
    static final String REQUIRED = "testbed.required";

    private static final Namespace NAMESPACE = Namespace.create(TestbedExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing(context);
        if (missing.isEmpty() || Boolean.getBoolean(REQUIRED)) {
            return ConditionEvaluationResult.enabled("all that it needs is here, or required");
        }
        String reason = "not on this machine: " + missing;
        inThisJvm(context, LeftOut.class, new LeftOut())
                .add(context.getRequiredTestClass().getName(), reason);
        return ConditionEvaluationResult.disabled(reason + "; ./verify installs it");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String missing = missing(context);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    context.getRequiredTestClass().getSimpleName() + " needs what is not on this machine: " + missing
                            + ". Install it, or run without -D" + REQUIRED + "=true to leave these tests out.");
        }
        needed(context).forEach(type -> testbed(context).running(type));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return needed(context).anyMatch(parameter.getParameter().getType()::equals);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return testbed(context).running(parameter.getParameter().getType().asSubclass(Component.class));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLogs(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLogs(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLogs(context, failure);
    }

    private static Throwable withLogs(ExtensionContext context, Throwable failure) {
        needed(context)
                .flatMap(type -> testbed(context).logs(type).entrySet().stream())
                .forEach(log -> failure.addSuppressed(new ServerLog(log.getKey(), log.getValue())));
        return failure;
    }

    private static Stream<Class<? extends Component>> needed(ExtensionContext context) {
        Optional<Needs> needs = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Needs.class);
        return Stream.of(needs.orElseThrow().value());
    }

    private static String missing(ExtensionContext context) {
        List<String> missing = needed(context)
                .flatMap(type -> Testbed.create(type).missing().stream())
                .distinct()
                .toList();
        return missing.stream().collect(Collectors.joining(", "));
    }

    private static Testbed testbed(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Testbed.class, made -> new Testbed(), Testbed.class);
    }

    private static <T> T inThisJvm(ExtensionContext context, Class<T> type, T made) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(type, unused -> made, type);
    }
}
