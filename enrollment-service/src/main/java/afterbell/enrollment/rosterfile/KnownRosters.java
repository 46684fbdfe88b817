package afterbell.enrollment.rosterfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.store.OpenedPupil;
import afterbell.enrollment.rosterfile.model.SchoolSource;
import afterbell.enrollment.rosterfile.reading.KnownRoster;
import afterbell.enrollment.rosterfile.store.RosterSources;
import afterbell.web.security.Caller;

/** What is known of a school's roll, opened for a file with changes only; each opening is written down. */
@Component
class KnownRosters {
    private final RosterSources sources;
    private final FindPupils findPupils;

    KnownRosters(RosterSources sources, FindPupils findPupils) {
        this.sources = sources;
        this.findPupils = findPupils;
    }

    KnownRoster of(String schoolId, Caller caller) {
        return new KnownRoster() {
            @Override
            public Optional<SchoolSource> source() {
                return sources.find(schoolId);
            }

            @Override
            public List<KnownPupil> pupils(Set<String> userIds, Set<String> classIds) {
                return findPupils.concerned(schoolId, userIds, classIds, caller)
                        .stream()
                        .map(KnownRosters::known)
                        .toList();
            }
        };
    }

    /** Later imports know the school and its classes by these ids; of changes only, what they do not name stays. */
    void remember(String schoolId, SchoolSource source, boolean whole) {
        Map<String, String> classes = new LinkedHashMap<>();
        if (!whole) {
            sources.find(schoolId).ifPresent(before -> classes.putAll(before.classes()));
        }
        classes.putAll(source.classes());
        sources.save(schoolId, new SchoolSource(source.orgId(), classes));
    }

    private static KnownRoster.KnownPupil known(OpenedPupil it) {
        var entry = ((OnRoll) it.pupil()).entry();
        var standing = entry.standing();
        var who = it.particulars();
        return new KnownRoster.KnownPupil(standing.rosterId(), who.number(), who.citizenId(), who.name(),
                standing.grade(), entry.source().classId(), standing.className(), who.contacts(),
                entry.source().agentIds());
    }
}
