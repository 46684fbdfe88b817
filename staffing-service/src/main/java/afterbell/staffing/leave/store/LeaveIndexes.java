package afterbell.staffing.leave.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class LeaveIndexes {
    @Bean
    CollectionIndexes indexesOfStaffLeaves() {
        return CollectionIndexes.of(StaffLeaves.COLLECTION,
                new Index().named("of-school").on("s.sc", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("of-worker").on("s.w", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("open").on("s.oa", Direction.ASC).sparse());
    }
}
