package afterbell.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxSize largest body of a request that is not an upload; each is held in memory while it is served */
@ConfigurationProperties("afterbell.body")
record BodySettings(@DefaultValue("1MB") DataSize maxSize) {}
