package afterbell.enrollment.application.model;

/** A move that an application has made. */
public record Done(State to, Step step) {}
