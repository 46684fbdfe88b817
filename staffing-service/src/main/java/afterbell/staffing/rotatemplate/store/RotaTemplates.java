package afterbell.staffing.rotatemplate.store;

import java.time.DayOfWeek;
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
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rotatemplate.model.RotaTemplate;
import afterbell.staffing.rotatemplate.model.RotaTemplate.Entry;

/** The schools' templates. */
@Repository
public class RotaTemplates {
    /** Of one school. */
    public static final int MOST = 50;
    private final AggregateStore<TemplateDocument> documents;

    RotaTemplates(AggregateStores stores) {
        this.documents = stores.of("rota-templates", TemplateDocument.class);
    }

    record EntryDocument(@Field("d") DayOfWeek weekday, @Field("sl") Slot slot, @Nullable @Field("g") String groupId,
            @Nullable @Field("h") Integer classHours, @Field("w") List<String> workerIds,
            @Field("r") List<String> reserves) {}

    record TemplateDocument(@Field("sc") String schoolId, @Field("t") String templateId, @Field("f") String from,
            @Field("u") String until, @Field("e") List<EntryDocument> entries) {

        static TemplateDocument of(RotaTemplate it) {
            return new TemplateDocument(it.schoolId(), it.templateId(), it.from().toString(), it.until().toString(),
                    it.entries()
                            .stream()
                            .map(e -> new EntryDocument(e.weekday(), e.slot(), e.groupId(), e.classHours(),
                                    e.workerIds(), e.reserves()))
                            .toList());
        }

        RotaTemplate toTemplate() {
            return new RotaTemplate(schoolId, templateId, LocalDate.parse(from), LocalDate.parse(until), entries
                    .stream()
                    .map(e -> new Entry(e.weekday(), e.slot(), e.groupId(), e.classHours(), e.workerIds(),
                            e.reserves()))
                    .toList());
        }
    }

    public static String idOf(String schoolId, String templateId) {
        return schoolId + ":" + templateId;
    }

    public Optional<Versioned<RotaTemplate>> find(String schoolId, String templateId) {
        return documents.find(idOf(schoolId, templateId)).map(it -> it.map(TemplateDocument::toTemplate));
    }

    /** @return at most {@value #MOST} */
    public List<Versioned<RotaTemplate>> ofSchool(String schoolId) {
        var ofSchool = Filters.and(Filters.gte("_id", schoolId + ":"), Filters.lt("_id", schoolId + ";"));
        return documents.find(ofSchool, Sorts.ascending("_id"), MOST)
                .stream()
                .map(it -> it.map(TemplateDocument::toTemplate))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<RotaTemplate> save(Versioned<?> before, RotaTemplate next) {
        return documents.save(before, TemplateDocument.of(next), List.of()).map(_ -> next);
    }
}
