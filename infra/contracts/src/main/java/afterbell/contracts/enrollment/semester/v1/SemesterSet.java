package afterbell.contracts.enrollment.semester.v1;

import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.semester-set.v1", about = "The bureau has set a semester, its calendar or its policy; carries the whole state (R10).")
public record SemesterSet(@Meaning("For example 2021-autumn") String semesterId,
        @Meaning("Grows with each change") int version,
        @Meaning("First day of the semester") LocalDate first,
        @Meaning("Last day of the semester") LocalDate last,
        @Meaning("School days of the city in order, make-up working days included, at most 200") List<LocalDate> serviceDays,
        @Meaning("What the bureau has decided where the plan leaves it open") Policy policy) implements SemesterFact {}
