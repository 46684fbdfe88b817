package afterbell.confidential;

/** The master key is missing, malformed, or not the one this database was begun with. The message never shows it. */
final class MasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterKeyException(String message) {
        super(message);
    }
}
