package afterbell.gateway.route;

import java.io.IOException;

/** A service's answer ended before its end. */
final class AnswerBroken extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerBroken(IOException cause) {
        super(cause.toString(), cause);
    }
}
