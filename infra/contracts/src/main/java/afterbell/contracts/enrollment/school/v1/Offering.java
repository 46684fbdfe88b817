package afterbell.contracts.enrollment.school.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** An activity of the plan (R8). */
public record Offering(@Meaning("Opaque id of the offering, one within the school") String offeringId,
        @Meaning("Which kind of activity (R8)") Category category,
        @Meaning("Inside or outside") Setting setting,
        @Meaning("What happens in bad weather; always told for an outdoor offering (R29)") @Nullable BadWeather badWeather,
        @Meaning("The groups that take part, at most 200") List<String> groupIds,
        @Meaning("Afternoon or noon; absent: in the afternoon (R10, R11)") @Nullable Slot slot,
        @Meaning("On which weekdays, in order; absent: on all") @Nullable List<Weekday> weekdays,
        @Meaning("When it begins: minutes after midnight, Asia/Shanghai; absent: with the slot") @Nullable Integer startMinute,
        @Meaning("When it ends: minutes after midnight, Asia/Shanghai; absent: with the slot") @Nullable Integer endMinute,
        @Meaning("Pupils who can take part") @Nullable Integer capacity,
        @Meaning("Staff who look after it (R20)") @Nullable Integer staffNeeded) {}
