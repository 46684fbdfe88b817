package afterbell.enrollment.rosterfile.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.rosterfile.model.SchoolSource;

/** What is known of a school's roll, for files that hold changes only. */
public interface KnownRoster {
    /** @return how the school's own system calls it; empty when no whole roster has come from it yet */
    Optional<SchoolSource> source();

    /**
     * @param userIds  ids of pupils or guardians in the school's own system
     * @param classIds ids of classes there
     * @return the pupils whom they concern
     */
    List<KnownPupil> pupils(Set<String> userIds, Set<String> classIds);

    /**
     * A pupil on the roll. Personal data: toString shows nothing.
     *
     * @param classId id of the class in the school's own system
     */
    record KnownPupil(String rosterId, String number, @Nullable String citizenId, String name, int grade,
            @Nullable String classId, String className, List<Contact> contacts, List<String> agentIds) {
        public KnownPupil {
            contacts = List.copyOf(contacts);
            agentIds = List.copyOf(agentIds);
        }

        @Override
        public String toString() {
            return "KnownPupil";
        }
    }

    /** Of a school of which nothing is known. */
    KnownRoster NOTHING = new KnownRoster() {
        @Override
        public Optional<SchoolSource> source() {
            return Optional.empty();
        }

        @Override
        public List<KnownPupil> pupils(Set<String> userIds, Set<String> classIds) {
            return List.of();
        }
    };
}
