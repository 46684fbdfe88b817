package afterbell.confidential;

/** The subject's key was destroyed: nothing of it can be opened any more, and nothing new be sealed. */
public final class SubjectForgottenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SubjectForgottenException() {
        super("The key of this subject was destroyed");
    }
}
