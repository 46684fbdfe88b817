package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.List;

import afterbell.staffing.worker.model.Worker.Joining.Joined;

/** Workers as tests need them. */
public final class People {
    public static final LocalDate TODAY = LocalDate.of(2021, 12, 31);

    private People() {}

    /** Of whom nothing is known; a member's institution is accepted for years. */
    public static Worker joined(Kind kind, String... schoolIds) {
        var worker = Worker.unchecked("w-1", kind);
        if (kind == Kind.INSTITUTION_MEMBER) {
            worker = worker.with(Affiliation.with("i-1", TODAY.minusYears(2),
                    List.of(new Period(TODAY.minusYears(2), TODAY.plusYears(2))), 1));
        }
        for (var schoolId : schoolIds) {
            worker = ((Joined) worker.join(schoolId, kind, TODAY)).worker();
        }
        return worker;
    }

    /** Whose record is clear in the period. */
    public static Worker checked(Worker worker, Period good) {
        return worker.with(new RecordCheck.Clear(good.from(), List.of(good)));
    }

    public static Worker barred(Worker worker, LocalDate on) {
        return worker.with(worker.check().adverseOn(on));
    }

    /** Each criterion is given the same. */
    public static Assessment assessed(LocalDate on, int score) {
        return Assessment.of(on, Assessment.each(score), 60);
    }
}
