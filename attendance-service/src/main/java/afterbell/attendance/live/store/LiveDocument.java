package afterbell.attendance.live.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.model.LiveDay;
import afterbell.attendance.live.model.RegisterCount;
import afterbell.attendance.live.model.RegisterCount.Pupils;
import afterbell.attendance.live.model.SessionCount;

/** A school's day in numbers on disk: about 90 bytes per register. */
record LiveDocument(@Field("sc") String schoolId, @Field("d") String date, @Field("t") Instant changedAt,
        @Field("r") List<RegisterDocument> registers, @Field("s") List<SessionDocument> sessions) {

    /** @param numbers on site, released, untold, sick, leave, unexplained, not collected, forbidden */
    record RegisterDocument(@Field("g") String groupId, @Field("sl") Slot slot, @Field("q") long sequence,
            @Field("n") List<Integer> numbers) {
        static RegisterDocument of(RegisterCount it) {
            var pupils = it.pupils();
            return new RegisterDocument(it.groupId(), it.slot(), it.sequence(),
                    List.of(pupils.onSite(), pupils.released(), pupils.untold(), pupils.sick(), pupils.leave(),
                            pupils.unexplained(), it.notCollected(), it.forbidden()));
        }

        RegisterCount toCount() {
            return new RegisterCount(groupId, slot, sequence, new Pupils(numbers.get(0), numbers.get(1),
                    numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5)), numbers.get(6), numbers.get(7));
        }
    }

    record SessionDocument(@Field("sl") Slot slot, @Field("q") long sequence, @Field("c") boolean isClosed,
            @Field("x") int expected, @Field("r") int pupilsPerTeacher, @Field("w") int signedOn) {
        static SessionDocument of(SessionCount it) {
            return new SessionDocument(it.slot(), it.sequence(), it.isClosed(), it.expected(), it.pupilsPerTeacher(),
                    it.signedOn());
        }

        SessionCount toCount() {
            return new SessionCount(slot, sequence, isClosed, expected, pupilsPerTeacher, signedOn);
        }
    }

    static LiveDocument of(LiveDay day, Instant changedAt) {
        return new LiveDocument(day.schoolId(), day.date().toString(), changedAt,
                day.registers()
                        .values()
                        .stream()
                        .sorted(Comparator.comparing(RegisterCount::groupId).thenComparing(RegisterCount::slot))
                        .map(RegisterDocument::of)
                        .toList(),
                day.sessions()
                        .values()
                        .stream()
                        .sorted(Comparator.comparing(SessionCount::slot))
                        .map(SessionDocument::of)
                        .toList());
    }

    LiveDay toDay() {
        return LiveDay.of(schoolId, LocalDate.parse(date),
                registers.stream().map(RegisterDocument::toCount).toList(),
                sessions.stream().map(SessionDocument::toCount).toList());
    }
}
