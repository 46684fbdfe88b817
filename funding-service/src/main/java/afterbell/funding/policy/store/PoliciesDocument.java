package afterbell.funding.policy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.policy.model.PolicyRegistry;
import afterbell.funding.policy.model.PolicySetting;
import afterbell.funding.semester.model.ServedRule;

/** The city's policies on disk. */
record PoliciesDocument(@Field("p") List<SettingDocument> settings) {

    record SettingDocument(@Field("n") int number, @Field("f") String from, @Field("r") ServedRule rule,
            @Field("m") int minDays, @Field("a") long semesterRateFen, @Field("re") String reason,
            @Field("b") String by, @Field("t") Instant at) {}

    static PoliciesDocument of(PolicyRegistry registry) {
        return new PoliciesDocument(registry.settings()
                .stream()
                .map(it -> new SettingDocument(it.number(), it.from().toString(), it.rule(), it.minDays(),
                        it.semesterRateFen(), it.reason(), it.by(), it.at()))
                .toList());
    }

    PolicyRegistry toRegistry() {
        return new PolicyRegistry(settings.stream()
                .map(it -> new PolicySetting(it.number(), LocalDate.parse(it.from()), it.rule(), it.minDays(),
                        it.semesterRateFen(), it.reason(), it.by(), it.at()))
                .toList());
    }
}
