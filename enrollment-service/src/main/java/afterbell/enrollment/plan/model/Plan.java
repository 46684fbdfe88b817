package afterbell.enrollment.plan.model;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A school's service plan of a semester on its way: drafted, submitted to the bureau, accepted, published; or given back
 * (R1, R22). What was published before stays in force until the next version is. Each state has the moves that it
 * allows and no others.
 */
public sealed interface Plan {

    /** The states by name. */
    enum Stage {
        UNWRITTEN,
        DRAFT,
        RETURNED,
        SUBMITTED,
        ACCEPTED,
        PUBLISHED
    }

    /** What the school may write anew. */
    sealed interface Writable extends Plan {
        /** What is in force already needs no draft. */
        default Plan write(PlanContent content) {
            var newest = newest();
            return newest != null && newest.content().equals(content)
                    ? new Published(newest)
                    : new Drafted(newest, content);
        }
    }

    /** What the school may submit. */
    sealed interface Submittable extends Plan {
        PlanContent draft();

        default Submitted submit(Stamp by) {
            return new Submitted(newest(), draft(), by);
        }
    }

    /** What the bureau may give back. */
    sealed interface Returnable extends Plan {
        PlanContent content();

        default Returned giveBack(String reason, Stamp by) {
            return new Returned(newest(), content(), reason, by);
        }
    }

    record Unwritten() implements Writable {
        @Override
        public @Nullable PublishedPlan newest() {
            return null;
        }
    }

    /** @param newest the version in force, null for none */
    record Drafted(@Nullable PublishedPlan newest, PlanContent draft) implements Writable, Submittable {}

    /** @param reason what the school is to change */
    record Returned(@Nullable PublishedPlan newest, PlanContent draft, String reason, Stamp returned)
            implements
            Writable,
            Submittable {}

    record Submitted(@Nullable PublishedPlan newest, PlanContent content, Stamp submitted) implements Returnable {
        public Accepted accept(Stamp by) {
            return new Accepted(newest, content, by);
        }
    }

    record Accepted(@Nullable PublishedPlan newest, PlanContent content, Stamp accepted) implements Returnable {
        /** A changed notice gets the next number: guardians are asked again (R3). */
        public Published publish(Instant at) {
            if (newest == null) {
                return new Published(new PublishedPlan(1, 1, content, at));
            }
            boolean sameNotice = newest.content().notice().equals(content.notice());
            return new Published(new PublishedPlan(newest.version() + 1,
                    newest.noticeVersion() + (sameNotice ? 0 : 1), content, at));
        }
    }

    record Published(PublishedPlan newest) implements Writable {}

    /** The version in force, null while none has been published. */
    @Nullable
    PublishedPlan newest();

    default Optional<PublishedPlan> inForce() {
        return Optional.ofNullable(newest());
    }

    /** What is on its way to be the next version, empty when nothing is. */
    default Optional<PlanContent> next() {
        return switch (this) {
            case Unwritten _, Published _ -> Optional.empty();
            case Drafted it -> Optional.of(it.draft());
            case Returned it -> Optional.of(it.draft());
            case Submitted it -> Optional.of(it.content());
            case Accepted it -> Optional.of(it.content());
        };
    }

    /** Number of the version that is on its way, or that would be. */
    default int nextVersion() {
        return inForce().map(PublishedPlan::version).orElse(0) + 1;
    }

    default Stage stage() {
        return switch (this) {
            case Unwritten _ -> Stage.UNWRITTEN;
            case Drafted _ -> Stage.DRAFT;
            case Returned _ -> Stage.RETURNED;
            case Submitted _ -> Stage.SUBMITTED;
            case Accepted _ -> Stage.ACCEPTED;
            case Published _ -> Stage.PUBLISHED;
        };
    }
}
