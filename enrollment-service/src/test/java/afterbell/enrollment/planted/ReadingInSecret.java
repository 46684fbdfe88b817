package afterbell.enrollment.planted;

import java.util.List;

import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;

/** What must not be: a reading of names that nobody writes down. */
public final class ReadingInSecret {
    private final Pupils pupils;

    ReadingInSecret(Pupils pupils) {
        this.pupils = pupils;
    }

    List<String> names(List<String> pupilIds) {
        return pupils.named(pupilIds).stream().map(NamedPupil::name).toList();
    }
}
