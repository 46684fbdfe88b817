package afterbell.attendance.rollcall.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;

/** A called register on disk: about 60 bytes per pupil. */
record RegisterDocument(@Field("sc") String schoolId, @Field("g") String groupId, @Field("d") String date,
        @Field("sl") Slot slot, @Field("e") List<EntryDocument> entries) {

    record EntryDocument(@Field("p") String pupilId, @Field("s") String presence, @Field("r") int revision) {
        static EntryDocument of(Entry entry) {
            return new EntryDocument(entry.pupilId(), code(entry.presence()), entry.revision());
        }

        Entry toEntry() {
            return new Entry(pupilId, presence(presence), revision);
        }

        private static String code(Presence presence) {
            return switch (presence) {
                case PRESENT -> "P";
                case ABSENT_SICK -> "S";
                case ABSENT_LEAVE -> "L";
                case ABSENT_UNEXPLAINED -> "U";
            };
        }

        private static Presence presence(String code) {
            return switch (code) {
                case "P" -> Presence.PRESENT;
                case "S" -> Presence.ABSENT_SICK;
                case "L" -> Presence.ABSENT_LEAVE;
                case "U" -> Presence.ABSENT_UNEXPLAINED;
                default -> throw new IllegalStateException("A stored register holds the unknown presence " + code);
            };
        }
    }

    static RegisterDocument of(Called register) {
        RegisterId id = register.id();
        return new RegisterDocument(register.schoolId(), id.groupId(), id.date().toString(), id.slot(),
                register.entries().stream().map(EntryDocument::of).toList());
    }

    Called toRegister() {
        return new Called(new RegisterId(groupId, LocalDate.parse(date), slot), schoolId,
                entries.stream().map(EntryDocument::toEntry).toList());
    }
}
