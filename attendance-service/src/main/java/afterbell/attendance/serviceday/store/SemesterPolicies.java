package afterbell.attendance.serviceday.store;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.projection.Newest;
import afterbell.messaging.outbox.AggregateStores;

/** What the bureau has decided for each semester and attendance needs. */
@Repository
public class SemesterPolicies {
    /** What the city's plan itself says (R20), until the semester's own policy has arrived. */
    private static final int PUPILS_PER_TEACHER = 50;

    private final Newest<PolicyDocument> documents;

    record PolicyDocument(@Field("q") long sequence, @Field("t") int pupilsPerTeacher) implements Newest.Told {}

    SemesterPolicies(AggregateStores stores) {
        this.documents = new Newest<>(stores.of("semester-policies", PolicyDocument.class));
    }

    /** @return pupils that one teacher may look after (R20) */
    public int pupilsPerTeacher(String semesterId) {
        return documents.find(semesterId).map(PolicyDocument::pupilsPerTeacher).orElse(PUPILS_PER_TEACHER);
    }

    /** An older sequence than the known one changes nothing. */
    public void keep(String semesterId, int pupilsPerTeacher, long sequence) {
        documents.keep(semesterId, new PolicyDocument(sequence, pupilsPerTeacher));
    }

    public void clear() {
        documents.clear();
    }
}
