package afterbell.contracts.enrollment.school.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** What a published service plan says to the other services (R1, R22). */
public record Plan(@Meaning("For example 2021-autumn") String semesterId,
        @Meaning("1 for the first published plan of the semester, then 2, 3 …") int version,
        @Meaning("When the school dismisses and the afternoon slot begins: minutes after midnight, Asia/Shanghai (R10); on a make-up day always") int dismissalMinute,
        @Meaning("What is offered, at most 100 (R8)") List<Offering> offerings,
        @Meaning("Grades and weekdays that are dismissed at another time, each pair at most once; absent: none") @Nullable List<Dismissal> dismissals,
        @Meaning("When the afternoon slot ends: minutes after midnight, Asia/Shanghai; absent: at 18:00 (R10)") @Nullable Integer untilMinute,
        @Meaning("The noon slot; absent: the school offers none (R11)") @Nullable NoonSlot noon) {}
