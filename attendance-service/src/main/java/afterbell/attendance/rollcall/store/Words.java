package afterbell.attendance.rollcall.store;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;

/** What people have written into a register, sealed: a reason may tell of a child. */
interface Words {
    Sealed seal(String text);

    /** @return the text; empty when it was forgotten */
    String open(Sealed sealed);

    /** Each register has its own key. */
    static Words of(Confidential confidential, String registerId) {
        return new Words() {
            private static final String FIELD = "reason";

            @Override
            public Sealed seal(String text) {
                return confidential.seal(registerId, FIELD, text);
            }

            @Override
            public String open(Sealed sealed) {
                try {
                    return confidential.open(registerId, FIELD, sealed);
                } catch (SubjectForgottenException forgotten) {
                    return "";
                }
            }
        };
    }
}
