package afterbell.attendance.device.store;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;

/** Why people have decided as they did, sealed under the key of the register that it is about. */
record Reasons(Confidential confidential, String registerId) {
    private static final String FIELD = "device-reason";

    Sealed seal(String text) {
        return confidential.seal(registerId, FIELD, text);
    }

    /** @return the text; empty when it was forgotten */
    String open(Sealed sealed) {
        try {
            return confidential.open(registerId, FIELD, sealed);
        } catch (SubjectForgottenException forgotten) {
            return "";
        }
    }
}
