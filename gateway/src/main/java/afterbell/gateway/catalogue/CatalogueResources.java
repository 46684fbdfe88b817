package afterbell.gateway.catalogue;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page's own files, the viewer of OpenAPI documents, and the published event contracts. All from this jar. */
@Configuration(proxyBeanMethods = false)
class CatalogueResources implements WebMvcConfigurer {

    private static final CacheControl HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final CacheControl ASK = CacheControl.noCache();

    private final String viewer;

    CatalogueResources(@Value("${afterbell.gateway.swagger-ui}") String version) {
        this.viewer = "classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/catalogue/**")
                .addResourceLocations("classpath:/catalogue/")
                .setCacheControl(ASK);
        registry.addResourceHandler("/catalogue/viewer/**").addResourceLocations(viewer).setCacheControl(HOUR);
        registry.addResourceHandler("/catalogue/events/**")
                .addResourceLocations("classpath:/META-INF/afterbell/contracts/")
                .setCacheControl(ASK);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/catalogue/index.html");
        registry.addRedirectViewController("/docs", "/");
    }
}
