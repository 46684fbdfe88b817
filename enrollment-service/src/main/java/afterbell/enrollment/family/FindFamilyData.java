package afterbell.enrollment.family;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.family.store.Corrections;
import afterbell.enrollment.family.store.GuardianContacts;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Reading;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** A guardian sees everything that is kept about the family, and who has read it. */
@Service
public class FindFamilyData {
    static final int MOST_CORRECTIONS = 100;

    private final Family family;
    private final List<KeptData> parts;
    private final GuardianContacts contacts;
    private final Corrections corrections;
    private final AuditLog audit;

    FindFamilyData(Family family, List<KeptData> parts, GuardianContacts contacts, Corrections corrections,
            AuditLog audit) {
        this.family = family;
        this.parts = List.copyOf(parts);
        this.contacts = contacts;
        this.corrections = corrections;
        this.audit = audit;
    }

    /**
     * Everything about a family.
     *
     * @param contact how the guardian says to be reached
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FamilyData(String account, GuardianContacts.@Nullable Contact contact, List<ChildData> children,
            List<Corrections.Opened> corrections) {
        @Override
        public String toString() {
            return "FamilyData";
        }
    }

    /** @param kept by part: the roll, applications, places, pickup and whatever else there is */
    public record ChildData(String pupilId, Map<String, Object> kept) {
        @Override
        public String toString() {
            return "ChildData";
        }
    }

    public FamilyData of(Caller guardian) {
        var children = family.childrenOf(guardian);
        audit.read(guardian, "family.data", new Subject("guardian", guardian.subject(), null), children);
        return new FamilyData(guardian.subject(), contacts.find(guardian.subject()).orElse(null),
                children.stream().map(this::child).toList(),
                corrections.ofAccount(guardian.subject(), MOST_CORRECTIONS));
    }

    private ChildData child(String pupilId) {
        var kept = new LinkedHashMap<String, Object>();
        parts.forEach(it -> kept.put(it.part(), it.of(pupilId)));
        return new ChildData(pupilId, kept);
    }

    /**
     * Every reading of the child's sensitive data, the newest first.
     *
     * @throws ProblemException if the caller is no guardian of the child
     */
    public Page<Reading> readings(String pupilId, Cursor cursor, PageLimit limit, Caller guardian) {
        family.requireChild(guardian, pupilId);
        return audit.readingsOf(pupilId, guardian.subject(), cursor, limit);
    }
}
