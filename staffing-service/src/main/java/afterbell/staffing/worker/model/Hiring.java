package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import afterbell.staffing.worker.model.Stage.Ended;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Stage.Joined;

/**
 * What one school has to do with one worker. Whoever hires is responsible (谁聘任谁负责, R24): each school passes
 * the gates for itself.
 *
 * @param earlier days of service in hirings before this one, at most {@value Worker#MOST_PERIODS} periods
 */
public record Hiring(String schoolId, List<Period> earlier, Stage stage) {
    /** Twenty years. */
    public static final int MOST_ASSESSMENTS = 40;

    public Hiring {
        earlier = List.copyOf(earlier);
    }

    static Hiring joined(String schoolId) {
        return new Hiring(schoolId, List.of(), new Joined(LocalDate.MIN));
    }

    public Hiring at(Stage next) {
        return new Hiring(schoolId, earlier, next);
    }

    /** @return the hiring after its end; who never served leaves no days behind */
    public Hiring end(Ended ended, Kind kind) {
        var served = Periods.intersection(days(kind), List.of(new Period(LocalDate.MIN, ended.lastDay())));
        return new Hiring(schoolId, newest(served), ended);
    }

    /** @return whether the worker belongs to the school now */
    public boolean isCurrent() {
        return !(stage instanceof Ended(var _, var reason, var _) && reason == Stage.EndReason.LEFT);
    }

    /** @return the days on which the worker serves the school as far as the school's own gates go */
    List<Period> days(Kind kind) {
        var now = switch (stage) {
            case Hired hired -> List.of(Period.from(hired.since()));
            case Joined(LocalDate since) when !kind.isExternal() -> List.of(Period.from(since));
            default -> List.<Period>of();
        };
        return Periods.union(earlier, now);
    }

    private static List<Period> newest(List<Period> periods) {
        var all = new ArrayList<>(periods);
        return all.subList(Math.max(0, all.size() - Worker.MOST_PERIODS), all.size());
    }
}
