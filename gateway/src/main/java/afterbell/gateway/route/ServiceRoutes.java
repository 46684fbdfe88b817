package afterbell.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /api/<service>/**} to the service, unchanged; anything else has no way through. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {

    @Bean
    RouterFunction<ServerResponse> services(RouteSettings settings, Streams streams, Answers answers) {
        var all = RouterFunctions.route();
        settings.services()
                .forEach((service, upstream) -> all.add(route(settings, service, upstream, streams, answers)));
        return all.build();
    }

    @Bean
    CloseableHttpClient upstreamClient(RouteSettings settings) {
        return UpstreamClient.create(settings);
    }

    @Bean
    ProxyExchange proxyExchange(RestClient.Builder clients, CloseableHttpClient upstreamClient,
            GatewayMvcProperties properties, Guards guards, UpstreamFailures failures, Answers answers,
            ObservationRegistry observations) {
        var client = clients.requestFactory(new HttpComponentsClientHttpRequestFactory(upstreamClient)).build();
        return new GuardedExchange(new RestClientProxyExchange(client, properties), guards, failures, answers,
                observations);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    BrokenAnswers brokenAnswers(Streams streams) {
        return new BrokenAnswers(streams);
    }

    /** Next to the routes, so that no other filter sees an answer that is not what it seems. */
    @Bean
    FilterRegistrationBean<BrokenAnswers> brokenAnswersFilter(BrokenAnswers brokenAnswers) {
        var registration = new FilterRegistrationBean<>(brokenAnswers);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    private static RouterFunction<ServerResponse> route(RouteSettings settings, String service,
            RouteSettings.Upstream upstream, Streams streams, Answers answers) {
        return GatewayRouterFunctions.route(service)
                .route(RequestPredicates.path("/api/" + service + "/**"), HandlerFunctions.http())
                .before(uri(upstream.url()))
                .filter(new AnswerLimit(settings.answerLimit().toBytes(), upstream.timeLimit(), service, streams,
                        answers))
                .build();
    }
}
