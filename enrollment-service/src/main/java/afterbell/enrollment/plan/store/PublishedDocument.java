package afterbell.enrollment.plan.store;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.plan.model.PublishedPlan;

/** A published version on disk. */
record PublishedDocument(@Field("v") int version, @Field("n") int noticeVersion, @Field("c") ContentDocument content,
        @Field("t") Instant publishedAt) {

    static PublishedDocument of(PublishedPlan it) {
        return new PublishedDocument(it.version(), it.noticeVersion(), ContentDocument.of(it.content()),
                it.publishedAt());
    }

    PublishedPlan toPlan() {
        return new PublishedPlan(version, noticeVersion, content.toContent(), publishedAt);
    }
}
