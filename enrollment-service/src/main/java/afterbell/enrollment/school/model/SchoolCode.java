package afterbell.enrollment.school.model;

import java.util.regex.Pattern;

/** A school code (学校标识码): category 21 (primary) or 51 (special education), 2 digits of the province, 6 of sequence. */
public record SchoolCode(String value) {
    public static final String PATTERN = "(21|51)[0-9]{8}";
    private static final Pattern VALID = Pattern.compile(PATTERN);

    public SchoolCode {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a code of a primary or special school: " + value);
        }
    }

    public SchoolType type() {
        return value.startsWith("21") ? SchoolType.PRIMARY : SchoolType.SPECIAL_EDUCATION;
    }
}
