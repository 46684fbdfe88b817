package afterbell.enrollment.plan.store;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Amended;
import afterbell.enrollment.plan.model.Plan.Drafted;
import afterbell.enrollment.plan.model.Plan.Published;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/**
 * A plan on disk.
 *
 * @param past what was published before, the oldest first: a guardian's acknowledgement names a notice of it (R3)
 */
record PlanDocument(@Field("d") @Nullable ContentDocument draft, @Field("p") @Nullable PublishedDocument newest,
        @Field("o") List<PublishedDocument> past) {

    record PublishedDocument(@Field("v") int version, @Field("n") int noticeVersion,
            @Field("c") ContentDocument content, @Field("t") Instant publishedAt) {

        static PublishedDocument of(PublishedPlan it) {
            return new PublishedDocument(it.version(), it.noticeVersion(), ContentDocument.of(it.content()),
                    it.publishedAt());
        }

        PublishedPlan toPlan() {
            return new PublishedPlan(version, noticeVersion, content.toContent(), publishedAt);
        }
    }

    record NoticeDocument(@Field("m") String mode, @Field("c") String content, @Field("s") String safetyMeasures) {}

    record OfferingDocument(@Field("i") String offeringId, @Field("c") String category, @Field("t") String title,
            @Field("d") String description, @Field("m") String materials, @Field("s") Setting setting,
            @Field("w") @Nullable BadWeather badWeather, @Field("g") List<String> groupIds,
            @Field("n") int capacity) {

        static OfferingDocument of(Offering it) {
            return new OfferingDocument(it.offeringId(), it.category(), it.title(), it.description(), it.materials(),
                    it.setting(), it.badWeather(), it.groupIds(), it.capacity());
        }

        Offering toOffering() {
            return new Offering(offeringId, category, title, description, materials, setting, badWeather, groupIds,
                    capacity);
        }
    }

    record ContentDocument(@Field("e") String eligibility, @Field("u") String signUp,
            @Field("s") String safetyMeasures, @Field("d") String dismissal, @Field("v") String venues,
            @Field("q") String equipment, @Field("n") NoticeDocument notice,
            @Field("o") List<OfferingDocument> offerings) {

        static ContentDocument of(PlanContent it) {
            return new ContentDocument(it.eligibility(), it.signUp(), it.safetyMeasures(), it.dismissal().toString(),
                    it.venues(), it.equipment(),
                    new NoticeDocument(it.notice().mode(), it.notice().content(), it.notice().safetyMeasures()),
                    it.offerings().stream().map(OfferingDocument::of).toList());
        }

        PlanContent toContent() {
            return new PlanContent(eligibility, signUp, safetyMeasures, LocalTime.parse(dismissal), venues, equipment,
                    new Notice(notice.mode(), notice.content(), notice.safetyMeasures()),
                    offerings.stream().map(OfferingDocument::toOffering).toList());
        }
    }

    Plan toPlan() {
        if (newest == null) {
            return draft == null ? new Unwritten() : new Drafted(draft.toContent());
        }
        return draft == null
                ? new Published(newest.toPlan())
                : new Amended(newest.toPlan(), draft.toContent());
    }
}
