package afterbell.confidential;

import org.bson.codecs.Codec;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the stores keep {@link Sealed} and {@link SealedBytes} components: they take every codec that is a bean. */
@AutoConfiguration
public final class SealedFieldsAutoConfiguration {
    @Bean
    Codec<Sealed> sealedCodec() {
        return new SealedCodec();
    }

    @Bean
    Codec<SealedBytes> sealedBytesCodec() {
        return new SealedBytesCodec();
    }
}
