package afterbell.contracts.enrollment.school.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** An activity of the plan (R8). */
public record Offering(@Meaning("Opaque id of the offering, one within the school") String offeringId,
        @Meaning("Which kind of activity (R8)") Category category,
        @Meaning("Inside or outside") Setting setting,
        @Meaning("What happens in bad weather; always told for an outdoor offering (R29)") @Nullable BadWeather badWeather,
        @Meaning("The groups that take part, at most 200") List<String> groupIds) {}
