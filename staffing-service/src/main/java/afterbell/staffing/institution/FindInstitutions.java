package afterbell.staffing.institution;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.institution.store.Institutions;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;

/** Finds institutions: for schools and the bureau, and those that are accepted for anybody (R5). */
@Service
public class FindInstitutions {
    private final Institutions institutions;
    private final City city;

    FindInstitutions(Institutions institutions, City city) {
        this.institutions = institutions;
        this.city = city;
    }

    public Versioned<InstitutionFile> one(String institutionId) {
        return institutions.find(institutionId)
                .orElseThrow(() -> new ProblemException(InstitutionProblem.UNKNOWN));
    }

    public Page<Versioned<InstitutionFile>> all(Cursor cursor, PageLimit limit) {
        return Page.of(institutions.all(after(cursor), limit.plusOne()), limit, last -> Cursor.after(last.id()));
    }

    /** @return those with a declaration to review, the oldest first */
    public Page<Versioned<InstitutionFile>> waiting(Cursor cursor, PageLimit limit) {
        return Page.of(institutions.waiting(after(cursor), limit.plusOne()), limit,
                last -> Cursor.after(Institutions.waitingKey(last)));
    }

    /** @return those that are accepted today */
    public Page<Versioned<InstitutionFile>> accepted(Cursor cursor, PageLimit limit) {
        return Page.of(institutions.acceptedOn(city.today(), after(cursor), limit.plusOne()), limit,
                last -> Cursor.after(last.id()));
    }

    private static String after(Cursor cursor) {
        return cursor.isStart() ? "" : cursor.part(0);
    }
}
