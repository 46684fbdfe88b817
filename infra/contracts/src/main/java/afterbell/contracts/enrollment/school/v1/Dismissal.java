package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Meaning;

/** When pupils of a grade are dismissed on a weekday, where that is not the ordinary time (R10). */
public record Dismissal(@Meaning("On which weekday") Weekday weekday,
        @Meaning("Of which grade, 1 to 6") int grade,
        @Meaning("Minutes after midnight, Asia/Shanghai") int minute) {}
