package afterbell.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Starts what {@link BackedBy} names before anything of the class runs. */
final class StartBackingParts implements ExecutionCondition, BeforeAllCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!ContainerParts.areAskedFor() || ContainerParts.arePossible()) {
            return ConditionEvaluationResult.enabled("its parts can be had");
        }
        System.err.println("SKIPPED " + context.getDisplayName() + ": -Pcontainers asks for a container engine, "
                + "and there is none");
        return ConditionEvaluationResult.disabled("skipped: no container engine");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        BackedBy wanted = AnnotatedElementUtils.findMergedAnnotation(context.getRequiredTestClass(), BackedBy.class);
        if (wanted != null) {
            BackingParts.start(wanted.value());
        }
    }
}
