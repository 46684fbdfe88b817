package afterbell.enrollment.plan.model;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.PlanRules.Ground;
import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.school.model.Setting;

/** What tests of plans share. */
final class SomePlans {
    static final Stamp SCHOOL = new Stamp(Instant.parse("2021-08-20T02:00:00Z"), "school");
    static final Stamp BUREAU = new Stamp(Instant.parse("2021-08-21T02:00:00Z"), "bureau");
    static final Notice NOTICE = new Notice("daily", "reading", "one teacher for 50");
    static final ServiceTimes TIMES = ServiceTimes.daily(LocalTime.of(15, 50));
    static final Offering READING = offering("READING", "自主阅读");
    static final PlanContent FIRST = plan(READING);
    static final PlanContent SECOND = plan(READING, offering("GAMES", "桌游"));

    private SomePlans() {}

    static Offering offering(String category, String title) {
        return new Offering("o-1", Slot.AFTERNOON, new Wording(category, title, "", ""), Setting.INDOOR, "", null,
                Weekdays.ALL, null, null, List.of("g-1"), 50, null);
    }

    static PlanContent plan(Offering... offerings) {
        return plan(TIMES, offerings);
    }

    static PlanContent plan(ServiceTimes times, Offering... offerings) {
        return new PlanContent("all", "apply", "the school decides", "guard", times, "rooms", "books", "", null, NOTICE,
                List.of(offerings));
    }

    static PlanContent withNotice(Notice notice) {
        return new PlanContent("all", "apply", "the school decides", "guard", TIMES, "rooms", "books", "", null,
                notice, List.of(READING));
    }

    static Ground ground(Dossier dossier) {
        return new Ground(Set.of("g-1"), 50, dossier::allows);
    }

    static Dossier written(PlanContent content) {
        return done(Dossier.EMPTY.write(content, SCHOOL));
    }

    static Dossier submitted(PlanContent content) {
        return submitted(written(content));
    }

    static Dossier submitted(Dossier dossier) {
        return done(dossier.submit(ground(dossier), SCHOOL));
    }

    static Dossier accepted(PlanContent content) {
        return done(submitted(content).accept(BUREAU));
    }

    static Dossier returned(PlanContent content) {
        return done(submitted(content).giveBack("add the times", BUREAU));
    }

    static Dossier published(PlanContent content) {
        return publish(accepted(content));
    }

    static Dossier publish(Dossier dossier) {
        return done(dossier.publish(ground(dossier), SCHOOL));
    }

    /** The next version goes all the way. */
    static Dossier republished(Dossier dossier, PlanContent content) {
        return publish(done(submitted(done(dossier.write(content, SCHOOL))).accept(BUREAU)));
    }

    static Dossier done(Outcome outcome) {
        return ((Outcome.Done) outcome).dossier();
    }
}
