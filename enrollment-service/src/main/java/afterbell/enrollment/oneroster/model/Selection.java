package afterbell.enrollment.oneroster.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A OneRoster filter: {@code field op 'value'}, several joined by AND or all by OR.
 *
 * @param clauses at most {@value #MOST}; none selects everything
 * @param any     whether one of them suffices
 */
public record Selection(List<Clause> clauses, boolean any) {
    public static final int MOST = 5;
    public static final Selection ALL = new Selection(List.of(), false);

    private static final Pattern CLAUSE = Pattern
            .compile("\\s*([A-Za-z][A-Za-z.]{0,40})\\s*(!=|>=|<=|=|>|<|~)\\s*'([^']{0,100})'\\s*");
    private static final Pattern JOINT = Pattern.compile("(AND|OR)\\s");

    public Selection {
        clauses = List.copyOf(clauses);
    }

    public record Clause(String field, Operator operator, String value) {}

    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        GREATER(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        CONTAINS("~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            for (var it : values()) {
                if (it.sign.equals(sign)) {
                    return it;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        /** @param comparison of what is stored with what was asked, below, at or above 0 */
        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case CONTAINS -> false;
            };
        }
    }

    /** @return empty when it is no filter */
    public static Optional<Selection> parse(String text) {
        var clauses = new ArrayList<Clause>();
        var joints = new ArrayList<String>();
        var clause = CLAUSE.matcher(text);
        var joint = JOINT.matcher(text);
        for (int at = 0;;) {
            if (!clause.region(at, text.length()).lookingAt() || clauses.size() == MOST) {
                return Optional.empty();
            }
            clauses.add(new Clause(clause.group(1), Operator.of(clause.group(2)), clause.group(3)));
            at = clause.end();
            if (at == text.length()) {
                break;
            }
            if (!joint.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            joints.add(joint.group(1));
            at = joint.end();
        }
        return joints.stream().distinct().count() > 1
                ? Optional.empty()
                : Optional.of(new Selection(clauses, joints.contains("OR")));
    }

    /** @param values texts of a field: several where the field is a list */
    public boolean selects(Function<String, List<String>> values) {
        if (clauses.isEmpty()) {
            return true;
        }
        return any
                ? clauses.stream().anyMatch(it -> holds(it, values.apply(it.field())))
                : clauses.stream().allMatch(it -> holds(it, values.apply(it.field())));
    }

    private static boolean holds(Clause clause, List<String> values) {
        if (clause.operator() == Operator.CONTAINS) {
            return values.stream().anyMatch(it -> it.contains(clause.value()));
        }
        if (clause.operator() == Operator.NOT_EQUAL) {
            return values.stream().noneMatch(clause.value()::equals);
        }
        return values.stream().anyMatch(it -> clause.operator().holds(it.compareTo(clause.value())));
    }
}
