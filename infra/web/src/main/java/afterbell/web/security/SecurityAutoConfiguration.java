package afterbell.web.security;

import java.util.List;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import afterbell.web.problem.ProblemWriter;

/**
 * A stateless resource server: every request but the public ones carries a token of the realm, and method security is
 * on. Every service does this itself; the gateway's check spares work, it grants nothing.
 */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
    OAuth2ResourceServerAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
@EnableMethodSecurity
public final class SecurityAutoConfiguration implements WebMvcConfigurer {

    private static final String OPEN_API = "/api/*/v1/openapi.json";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        return Tokens.decoder(settings);
    }

    /** A request's own observation is enough: one span and one timer per filter told nobody anything. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The strict firewall, with the judgement of headers as a loop. */
    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
    }

    @Bean
    SecurityProblems securityProblems(ProblemWriter writer) {
        return new SecurityProblems(writer);
    }

    /**
     * The management port asks for no login: it listens on loopback, or inside the cluster where nothing routes to it
     * from outside. A browser's cross-site request names its origin and is refused.
     */
    @Bean
    @Order(10)
    SecurityFilterChain managementSecurity(HttpSecurity http, SecurityProblems problems, Environment environment) {
        var ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        RequestMatcher endpoints = EndpointRequest.toAnyEndpoint();
        http.securityMatcher(request -> ownPort && endpoints.matches(request));
        stateless(http, problems);
        http.authorizeHttpRequests(requests -> requests.anyRequest()
                .access((caller,
                        request) -> new AuthorizationDecision(request.getRequest().getHeader("Origin") == null)));
        return http.build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain apiSecurity(HttpSecurity http, SecurityProblems problems, SecuritySettings settings,
            JwtDecoder decoder) {
        stateless(http, problems);
        http.cors(Customizer.withDefaults());
        http.oauth2ResourceServer(server -> server
                .bearerTokenResolver(new BearerHeader())
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(new CallerConverter()))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .withObjectPostProcessor(answerWith(problems)));
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
            requests.requestMatchers(readsOf(OPEN_API)).permitAll();
            settings.publicPaths().forEach(path -> requests.requestMatchers(readsOf(path)).permitAll());
            requests.requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole(Role.PLATFORM_OPERATOR.roleName());
            requests.anyRequest().authenticated();
        });
        return http.build();
    }

    private static void stateless(HttpSecurity http, SecurityProblems problems) {
        // Only a bearer token authenticates, which no browser adds by itself: there is nothing to forge.
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems));
    }

    private static RequestMatcher readsOf(String pattern) {
        var get = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
        var head = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, pattern);
        return request -> get.matches(request) || head.matches(request);
    }

    /** Without this a realm that is away would surface as a servlet error instead of an answer. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answerWith(SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems);
                return filter;
            }
        };
    }
}
