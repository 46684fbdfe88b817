package afterbell.confidential;

import java.util.List;

import org.bson.types.Binary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** A {@link Sealed} component of a stored record is binary in the store, and nothing else. */
@AutoConfiguration(before = DataMongoAutoConfiguration.class)
public final class SealedFieldsAutoConfiguration {
    /** For a service that has conversions of its own. */
    public static final List<Converter<?, ?>> CONVERTERS = List.of(new ToBinary(), new FromBinary());

    /** What Spring Boot would make, and the two converters. */
    @Bean
    @ConditionalOnMissingBean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<DataMongoProperties> settings) {
        return MongoCustomConversions.create(conversions -> {
            conversions.registerConverters(CONVERTERS);
            settings.ifAvailable(given -> {
                var bigDecimal = given.getRepresentation().getBigDecimal();
                if (bigDecimal != null) {
                    conversions.bigDecimal(bigDecimal);
                }
            });
        });
    }

    @WritingConverter
    private static final class ToBinary implements Converter<Sealed, Binary> {
        @Override
        public Binary convert(Sealed sealed) {
            return new Binary(sealed.bytes());
        }
    }

    @ReadingConverter
    private static final class FromBinary implements Converter<Binary, Sealed> {
        @Override
        public Sealed convert(Binary stored) {
            return new Sealed(stored.getData());
        }
    }
}
