package afterbell.attendance.rollcall.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.attendance.alert.model.AlertKey;
import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class RegisterIndexes {
    @Bean
    CollectionIndexes indexesOfRegisters() {
        return CollectionIndexes.of(Registers.COLLECTION,
                new Index().named("of-day")
                        .on("s.sc", Direction.ASC)
                        .on("s.d", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("pending").on("s.pk", Direction.ASC).sparse(),
                new Index().named("fallbacks-of-school").on("s.fk.s", Direction.ASC).sparse(),
                new Index().named("fallbacks-of-day").on("s.fk.d", Direction.ASC).sparse(),
                new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC).sparse());
    }
}
