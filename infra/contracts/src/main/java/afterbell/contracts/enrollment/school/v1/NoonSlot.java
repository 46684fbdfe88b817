package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Meaning;

/** The noon slot of a school that offers one (R11). */
public record NoonSlot(@Meaning("When it begins: minutes after midnight, Asia/Shanghai") int fromMinute,
        @Meaning("When it ends: minutes after midnight, Asia/Shanghai") int untilMinute) {}
