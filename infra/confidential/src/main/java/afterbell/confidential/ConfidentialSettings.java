package afterbell.confidential;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param masterKey 32 random bytes in base64, from the environment variable {@code AFTERBELL_MASTER_KEY}
 */
@ConfigurationProperties("afterbell.confidential")
record ConfidentialSettings(@DefaultValue("") String masterKey) {

    @Override
    public String toString() {
        return "ConfidentialSettings";
    }
}
