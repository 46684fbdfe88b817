package afterbell.enrollment.application.model;

/**
 * What the draw gave an application.
 *
 * @param priority whether it was drawn among the priority groups (R7)
 * @param position in the whole drawn order, from 1
 */
public record Turn(boolean priority, int position) {}
