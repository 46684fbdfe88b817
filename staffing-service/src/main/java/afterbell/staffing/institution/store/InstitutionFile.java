package afterbell.staffing.institution.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.institution.model.Institution;

/**
 * An institution as it is kept.
 *
 * @param daysChangedAt when its accepted days changed; null unless its people may still have to be told
 */
public record InstitutionFile(Institution institution, @Nullable Instant daysChangedAt) {
    public InstitutionFile with(Institution next) {
        return new InstitutionFile(next, daysChangedAt);
    }

    public InstitutionFile daysChanged(@Nullable Instant at) {
        return new InstitutionFile(institution, at);
    }
}
