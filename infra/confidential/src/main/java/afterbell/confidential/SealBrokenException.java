package afterbell.confidential;

/** A sealed field does not open: it was changed, or belongs to another field, subject or database. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param field the field's name, never its content */
    SealBrokenException(String field, Throwable cause) {
        super("The sealed field '" + field + "' does not open: it was changed, or was sealed for another subject,"
                + " field or database", cause);
    }
}
