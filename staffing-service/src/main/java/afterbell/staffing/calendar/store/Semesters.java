package afterbell.staffing.calendar.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.Semester;

/** The city's semesters with their policies, as enrollment tells them. */
@Repository
public class Semesters {
    /** Fifty years. */
    private static final int MOST = 100;

    private final AggregateStore<SemesterDocument> documents;

    Semesters(AggregateStores stores) {
        this.documents = stores.of("semesters", SemesterDocument.class);
    }

    record SemesterDocument(@Field("f") String first, @Field("l") String last, @Field("pt") int pupilsPerTeacher,
            @Field("nd") int publicNoticeDays, @Field("cd") int recordCheckDays,
            @Nullable @Field("ch") Integer mostClassHours,
            @Field("q") long sequence) {

        Semester toSemester(String semesterId) {
            return new Semester(semesterId, LocalDate.parse(first), LocalDate.parse(last),
                    new Policy(pupilsPerTeacher, publicNoticeDays, recordCheckDays,
                            mostClassHours == null ? Policy.DEFAULT.mostClassHours() : mostClassHours),
                    sequence);
        }
    }

    /** @return the newest semesters, at most {@value #MOST} */
    public List<Semester> all() {
        return documents.find(Filters.gt("_id", ""), Sorts.descending("_id"), MOST)
                .stream()
                .map(found -> found.state().toSemester(found.id()))
                .toList();
    }

    public Policy policyOn(LocalDate day) {
        return Semester.policyOn(day, all());
    }

    public Optional<Versioned<Semester>> find(String semesterId) {
        return documents.find(semesterId).map(found -> found.map(document -> document.toSemester(semesterId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the semester has changed meanwhile */
    public void save(Versioned<?> before, Semester semester) {
        var policy = semester.policy();
        documents.save(before, new SemesterDocument(semester.first().toString(), semester.last().toString(),
                policy.pupilsPerTeacher(), policy.publicNoticeDays(), policy.recordCheckDays(), policy.mostClassHours(),
                semester.sequence()),
                List.of());
    }

    public void clear() {
        documents.clear();
    }
}
