package afterbell.gateway.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The client that talks to the services: bounded, without a memory, and it never sends anything twice. */
final class UpstreamClient {

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final Timeout FREE_CONNECTION = Timeout.ofSeconds(1);
    /** Below the services' own keep-alive time, so that the gateway is the one that closes an idle connection. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);
    private static final TimeValue CHECK_WHEN_IDLE = TimeValue.of(500, TimeUnit.MILLISECONDS);
    private static final TimeValue LIFE = TimeValue.ofMinutes(5);

    private UpstreamClient() {}

    static CloseableHttpClient create(RouteSettings settings) {
        var longest = settings.services()
                .values()
                .stream()
                .map(RouteSettings.Upstream::timeLimit)
                .max(Duration::compareTo)
                .orElseThrow();
        var silence = Timeout.of(longest);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.connections() + settings.streams())
                .setMaxConnTotal(settings.connections() * settings.services().size() + settings.streams())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(silence)
                        .setTimeToLive(LIFE)
                        .setValidateAfterInactivity(CHECK_WHEN_IDLE)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(silence).setTcpNoDelay(true).build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(FREE_CONNECTION)
                        .setResponseTimeout(silence)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .addExecInterceptorFirst("unread answers", new UnreadAnswers())
                .build();
    }
}
