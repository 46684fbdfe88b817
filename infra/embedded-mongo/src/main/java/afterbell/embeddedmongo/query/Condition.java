package afterbell.embeddedmongo.query;

import org.jspecify.annotations.Nullable;

/** A condition that every matching document fulfils: {@code path operator operand}, for instance {@code a $gt 5}. */
record Condition(String path, String operator, @Nullable Object operand) {}
