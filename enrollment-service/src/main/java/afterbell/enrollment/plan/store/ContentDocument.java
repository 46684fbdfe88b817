package afterbell.enrollment.plan.store;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.Wording;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;
import afterbell.enrollment.school.store.TimesDocument;

/** What a plan says, on disk. */
record ContentDocument(@Field("e") String eligibility, @Field("u") String signUp, @Field("a") String approval,
        @Field("s") String safetyMeasures, @Field("d") TimesDocument times, @Field("v") String venues,
        @Field("q") String equipment, @Field("t") String staffing, @Field("p") @Nullable Integer places,
        @Field("n") NoticeDocument notice, @Field("o") List<OfferingDocument> offerings) {

    record NoticeDocument(@Field("m") String mode, @Field("c") String content, @Field("s") String safetyMeasures) {}

    record WordingDocument(@Field("c") String category, @Field("t") String title, @Field("d") String description,
            @Field("m") String materials) {

        static WordingDocument of(Wording it) {
            return new WordingDocument(it.category(), it.title(), it.description(), it.materials());
        }

        Wording toWording() {
            return new Wording(category, title, description, materials);
        }
    }

    record OfferingDocument(@Field("i") String offeringId, @Field("l") Slot slot, @Field("w") WordingDocument wording,
            @Field("s") Setting setting, @Field("v") String venue, @Field("b") @Nullable BadWeather badWeather,
            @Field("d") List<DayOfWeek> weekdays, @Field("f") @Nullable String start, @Field("u") @Nullable String end,
            @Field("g") List<String> groupIds, @Field("n") int capacity, @Field("p") @Nullable Integer staff) {

        static OfferingDocument of(Offering it) {
            return new OfferingDocument(it.offeringId(), it.slot(), WordingDocument.of(it.wording()), it.setting(),
                    it.venue(), it.badWeather(), it.weekdays().inOrder(), text(it.start()), text(it.end()),
                    it.groupIds(), it.capacity(), it.staff());
        }

        Offering toOffering() {
            return new Offering(offeringId, slot, wording.toWording(), setting, venue, badWeather,
                    Weekdays.of(weekdays), time(start), time(end), groupIds, capacity, staff);
        }
    }

    static ContentDocument of(PlanContent it) {
        return new ContentDocument(it.eligibility(), it.signUp(), it.approval(), it.safetyMeasures(),
                TimesDocument.of(it.times()), it.venues(), it.equipment(), it.staffing(), it.places(),
                new NoticeDocument(it.notice().mode(), it.notice().content(), it.notice().safetyMeasures()),
                it.offerings().stream().map(OfferingDocument::of).toList());
    }

    PlanContent toContent() {
        return new PlanContent(eligibility, signUp, approval, safetyMeasures, times.toTimes(), venues, equipment,
                staffing, places, new Notice(notice.mode(), notice.content(), notice.safetyMeasures()),
                offerings.stream().map(OfferingDocument::toOffering).toList());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}
