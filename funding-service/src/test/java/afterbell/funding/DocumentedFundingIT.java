package afterbell.funding;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import afterbell.testing.OpenApiRules;
import afterbell.web.problem.ProblemTextsCheck;

class DocumentedFundingIT extends RunningFunding {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyRefusalHasItsTextsInBothLanguages() {
        assertThat(ProblemTextsCheck.complaints()).isEmpty();
    }

    @Test
    void theOpenApiDocumentTellsOfEveryEndpointWithRefusalsAndExamples() {
        var document = answer(api().get(null, "/api/funding/v1/openapi.json"), 200);

        assertThat(document.path("paths").propertyNames()).hasSize(73);
        assertThat(OpenApiRules.complaints(document, mappings)).isEmpty();
    }
}
