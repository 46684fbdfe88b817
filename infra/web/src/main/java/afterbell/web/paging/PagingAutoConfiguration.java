package afterbell.web.paging;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@link Cursor} and {@link PageLimit} as arguments of handlers, the next page's link in the answer. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class PagingAutoConfiguration implements WebMvcConfigurer {

    @Bean
    NextPageLink nextPageLink() {
        return new NextPageLink();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PagingArgument());
    }

    private static final class PagingArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Cursor.class || parameter.getParameterType() == PageLimit.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            if (parameter.getParameterType() == Cursor.class) {
                var cursor = request.getParameter("cursor");
                return cursor == null ? Cursor.start() : Cursor.parse(cursor);
            }
            var limit = request.getParameter("limit");
            return limit == null ? new PageLimit(PageLimit.DEFAULT) : PageLimit.parse(limit);
        }
    }
}
