package afterbell.enrollment.plan.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/**
 * An activity as the school describes it (R8), not judged yet.
 *
 * @param category  a name of the catalogue, or what the school takes for one
 * @param materials what is used in it
 * @param capacity  pupils
 */
public record Offering(String offeringId, String category, String title, String description, String materials,
        Setting setting, @Nullable BadWeather badWeather, List<String> groupIds, int capacity) {
    public Offering {
        groupIds = List.copyOf(groupIds);
    }
}
