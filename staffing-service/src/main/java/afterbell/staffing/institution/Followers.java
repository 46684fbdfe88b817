package afterbell.staffing.institution;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.store.InstitutionFile;

/** Whom the accepted days of an institution concern. */
public interface Followers {
    /** Tells them of the days. Repeating it changes nothing; what it does not finish is swept up. */
    void follow(Versioned<InstitutionFile> institution);
}
