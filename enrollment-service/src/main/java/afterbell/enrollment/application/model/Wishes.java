package afterbell.enrollment.application.model;

import java.util.List;

import afterbell.enrollment.place.model.Weekdays;

/**
 * What a guardian wishes for a child.
 *
 * @param choices offerings of the published plan, the best first, at most {@value #MOST}; empty: any
 */
public record Wishes(List<String> choices, Weekdays weekdays) {
    public static final int MOST = 5;
    public static final Wishes ANY = new Wishes(List.of(), Weekdays.ALL);

    public Wishes {
        choices = List.copyOf(choices);
    }
}
