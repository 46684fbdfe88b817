package afterbell.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

import afterbell.web.paging.Cursor;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.SecuritySettings;
import afterbell.web.version.IfMatch;

/** The service's OpenAPI document says what the library does: token, problems, keys, versions, pages. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({OpenAPI.class, OperationCustomizer.class})
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public final class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IfMatch.class, Cursor.class,
                        PageLimit.class);
    }

    @Bean
    OperationCustomizer afterbellOperations() {
        return new DocumentedOperations();
    }

    @Bean
    OpenApiCustomizer afterbellDocument(@Value("${afterbell.service}") String service, SecuritySettings security) {
        return new DocumentedService(service, security.issuer());
    }
}
