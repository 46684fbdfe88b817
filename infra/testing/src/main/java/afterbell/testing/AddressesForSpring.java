package afterbell.testing;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a Spring test's context the addresses of the parts; two classes with the same parts share a context. */
final class AddressesForSpring implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
            List<ContextConfigurationAttributes> attributes) {
        BackedBy wanted = AnnotatedElementUtils.findMergedAnnotation(testClass, BackedBy.class);
        return wanted == null ? null : new Addresses(List.of(wanted.value()));
    }

    private record Addresses(List<BackingPart> parts) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            Map<String, Object> found = BackingParts.start(parts.toArray(BackingPart[]::new));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("backing parts", found));
        }
    }
}
