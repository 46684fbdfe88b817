package afterbell.enrollment.oneroster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.oneroster.model.Selection.Clause;
import afterbell.enrollment.oneroster.model.Selection.Operator;
import afterbell.enrollment.roster.store.RosterPages.Asked;
import afterbell.enrollment.roster.store.RosterPages.Comparison;
import afterbell.enrollment.roster.store.RosterPages.Condition;
import afterbell.enrollment.roster.store.RosterPages.Key;

/** What is asked of OneRoster, along the indexes of a school's roll. */
final class RollConditions {
    private RollConditions() {}

    static Key order(@Nullable String sort) {
        return switch (sort) {
            case null -> Key.ID;
            case "sourcedId" -> Key.ID;
            case "dateLastModified" -> Key.CHANGED;
            case "grades" -> Key.GRADE;
            default -> throw Question.notSortable(sort);
        };
    }

    /** @return null when nothing can match */
    static @Nullable Asked asked(Question question, String prefix) {
        var conditions = new ArrayList<Condition>();
        boolean any = question.filter().any();
        for (var clause : question.filter().clauses()) {
            if (Set.of("status", "role", "enabledUser").contains(clause.field())) {
                boolean holds = constant(clause);
                if (any && holds) {
                    return new Asked(List.of(), false);
                }
                if (!any && !holds) {
                    return null;
                }
            } else {
                conditions.add(condition(clause, prefix));
            }
        }
        boolean nothingLeft = any && conditions.isEmpty() && !question.filter().clauses().isEmpty();
        return nothingLeft ? null : new Asked(conditions, any);
    }

    /** Who is on the roll is an active, enabled student. */
    private static boolean constant(Clause clause) {
        String value = switch (clause.field()) {
            case "status" -> "active";
            case "role" -> "student";
            default -> "true";
        };
        return switch (clause.operator()) {
            case EQUAL -> value.equals(clause.value());
            case NOT_EQUAL -> !value.equals(clause.value());
            default -> throw OneRosterRefusal.filter("Only = and != for: " + clause.field());
        };
    }

    private static Condition condition(Clause clause, String prefix) {
        return switch (clause.field()) {
            case "sourcedId" -> new Condition(Key.ID, comparison(clause), clause.value().startsWith(prefix)
                    ? clause.value().substring(prefix.length())
                    : "");
            case "dateLastModified" -> new Condition(Key.CHANGED, comparison(clause), time(clause.value()));
            case "grades" -> new Condition(Key.GRADE, clause.operator() == Operator.CONTAINS
                    ? Comparison.EQUAL
                    : comparison(clause), clause.value().matches("0[1-6]") ? clause.value().charAt(1) - '0' : 0);
            default -> throw OneRosterRefusal.filter("Not filtered by: " + clause.field());
        };
    }

    private static Comparison comparison(Clause clause) {
        return switch (clause.operator()) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case GREATER -> Comparison.GREATER;
            case AT_LEAST -> Comparison.AT_LEAST;
            case LESS -> Comparison.LESS;
            case AT_MOST -> Comparison.AT_MOST;
            case CONTAINS -> throw OneRosterRefusal.filter("No ~ for: " + clause.field());
        };
    }

    private static Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw OneRosterRefusal.filter("Not a time: dateLastModified");
        }
    }
}
