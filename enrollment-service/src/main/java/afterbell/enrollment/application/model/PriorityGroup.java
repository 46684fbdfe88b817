package afterbell.enrollment.application.model;

/** Whose places come first when they are scarce (R7). Which one a child belongs to is sealed. */
public enum PriorityGroup {
    DISABLED,
    SINGLE_PARENT,
    LEFT_BEHIND,
    MIGRANT,
    LOW_INCOME
}
