package afterbell.attendance.session.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.seal.model.DaySeals;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.seal.model.DaySeals.RegisterRoot;
import afterbell.attendance.seal.model.DaySeals.Seal;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.Session.Shortfall;
import afterbell.attendance.session.model.Session.Stay;
import afterbell.attendance.session.model.SessionId;

/**
 * A session on disk.
 *
 * @param liveKey  while an afternoon that was opened on its own day is open, or somebody may still be there, for the index
 *                 of what the clock looks at
 * @param signedOn workers who are there now, while the session is open, for the index of their sessions
 */
record SessionDocument(@Field("sc") String schoolId, @Field("d") String date, @Field("sl") Slot slot,
        @Field("se") String semesterId, @Field("at") Instant openedAt, @Field("x") int expected,
        @Field("r") int pupilsPerTeacher, @Field("w") List<DutyDocument> duties,
        @Nullable @Field("on") List<String> signedOn,
        @Field("f") List<ShortfallDocument> shortfalls, @Nullable @Field("c") ClosingDocument closing,
        @Nullable @Field(AlertKey.FIELD) String alertKey, @Nullable @Field("ck") Instant recheckAt,
        @Nullable @Field("ra") Instant recordedAt, @Nullable @Field("lv") String liveKey) {

    /**
     * @param minutes of a worker who has left, of all stays; of one who has come back, of the stays before
     * @param earlier null for who came once
     */
    record DutyDocument(@Field("w") String workerId, @Field("n") Instant on, @Nullable @Field("f") Instant off,
            @Nullable @Field("m") Integer minutes, @Nullable @Field("e") List<StayDocument> earlier) {
        static DutyDocument of(Duty duty) {
            return switch (duty) {
                case Duty.SignedOn(var worker, var on, var earlier, int minutes) -> new DutyDocument(worker, on, null,
                        earlier.isEmpty() ? null : minutes, StayDocument.of(earlier));
                case Duty.SignedOff(var worker, var on, var off, int minutes, var earlier) -> new DutyDocument(worker,
                        on, off, minutes, StayDocument.of(earlier));
            };
        }

        Duty toDuty() {
            int served = minutes == null ? 0 : minutes;
            var stays = earlier == null ? List.<Stay>of() : earlier.stream().map(StayDocument::toStay).toList();
            return off == null
                    ? new Duty.SignedOn(workerId, on, stays, served)
                    : new Duty.SignedOff(workerId, on, off, served, stays);
        }
    }

    record StayDocument(@Field("n") Instant on, @Field("f") Instant off) {
        static @Nullable List<StayDocument> of(List<Stay> stays) {
            return stays.isEmpty()
                    ? null
                    : stays.stream().map(stay -> new StayDocument(stay.on(), stay.off())).toList();
        }

        Stay toStay() {
            return new Stay(on, off);
        }
    }

    record ShortfallDocument(@Field("t") Instant at, @Field("p") int pupils, @Field("n") int needed,
            @Field("s") int signedOn) {
        static ShortfallDocument of(Shortfall shortfall) {
            return new ShortfallDocument(shortfall.at(), shortfall.pupils(), shortfall.needed(), shortfall.signedOn());
        }

        Shortfall toShortfall() {
            return new Shortfall(at, pupils, needed, signedOn);
        }
    }

    record ClosingDocument(@Field("t") Instant at, @Field("p") int present, @Field("a") int absent,
            @Field("r") int released, @Nullable @Field("s") List<SealDocument> seals,
            @Nullable @Field("k") List<RecheckDocument> rechecks) {
        static ClosingDocument of(Closing closing) {
            return new ClosingDocument(closing.at(), closing.present(), closing.absent(), closing.released(),
                    closing.seals().seals().stream().map(SealDocument::of).toList(),
                    closing.seals().rechecks().stream().map(RecheckDocument::of).toList());
        }

        Closing toClosing() {
            return new Closing(at, present, absent, released, new DaySeals(
                    Objects.requireNonNullElse(seals, List.<SealDocument>of())
                            .stream()
                            .map(SealDocument::toSeal)
                            .toList(),
                    Objects.requireNonNullElse(rechecks, List.<RecheckDocument>of())
                            .stream()
                            .map(RecheckDocument::toRecheck)
                            .toList()));
        }
    }

    record SealDocument(@Field("n") int number, @Field("t") Instant at, @Field("e") int entries,
            @Field("h") String root, @Field("r") List<RootDocument> changed) {
        static SealDocument of(Seal seal) {
            return new SealDocument(seal.number(), seal.at(), seal.entries(), seal.root(),
                    seal.changed().stream().map(RootDocument::of).toList());
        }

        Seal toSeal() {
            return new Seal(number, at, entries, root, changed.stream().map(RootDocument::toRoot).toList());
        }
    }

    record RootDocument(@Field("g") String groupId, @Field("e") int entries, @Field("h") String root) {
        static RootDocument of(RegisterRoot register) {
            return new RootDocument(register.groupId(), register.entries(), register.root());
        }

        RegisterRoot toRoot() {
            return new RegisterRoot(groupId, entries, root);
        }
    }

    record RecheckDocument(@Field("i") String id, @Field("t") Instant due, @Nullable @Field("g") String groupId) {
        static RecheckDocument of(Recheck recheck) {
            return new RecheckDocument(recheck.id(), recheck.due(), recheck.groupId());
        }

        Recheck toRecheck() {
            return new Recheck(id, due, groupId);
        }
    }

    static SessionDocument of(Begun session) {
        var id = session.id();
        var opening = session.opening();
        var closing = session instanceof Closed closed ? closed.closing() : null;
        return new SessionDocument(id.schoolId(), id.date().toString(), id.slot(), opening.semesterId(), opening.at(),
                opening.expected(), opening.pupilsPerTeacher(),
                session.duties().stream().map(DutyDocument::of).toList(), signedOn(session),
                session.shortfalls().stream().map(ShortfallDocument::of).toList(),
                closing == null ? null : ClosingDocument.of(closing),
                session.shortfalls().isEmpty() ? null : AlertKey.of(id.schoolId(), id.date(), "s:" + id.slot()),
                closing == null ? null : closing.seals().nextDue().orElse(null), opening.recordedAt(),
                liveKey(session));
    }

    /** A closed one is, until it is certain that nobody has come in while it was being closed. */
    private static boolean isWatched(Begun session) {
        return switch (session) {
            case Open _ -> true;
            case Closed closed -> closed.closing().seals().nextDue().isPresent();
        };
    }

    private static @Nullable String liveKey(Begun session) {
        var id = session.id();
        boolean isLive = isWatched(session) && id.slot() == Slot.AFTERNOON
                && session.opening().isLiveOn(id.date());
        return isLive ? Sessions.liveKey(id) : null;
    }

    private static @Nullable List<String> signedOn(Begun session) {
        var there = session.signedOn();
        return session instanceof Closed || there.isEmpty() ? null : there.stream().sorted().toList();
    }

    Begun toSession() {
        var id = new SessionId(schoolId, LocalDate.parse(date), slot);
        var opening = new Opening(semesterId, openedAt, expected, pupilsPerTeacher, recordedAt);
        var on = duties.stream().map(DutyDocument::toDuty).toList();
        var fallen = shortfalls.stream().map(ShortfallDocument::toShortfall).toList();
        return closing == null
                ? new Open(id, opening, on, fallen)
                : new Closed(id, opening, on, fallen, closing.toClosing());
    }

    List<Alert> toAlerts() {
        return alertKey == null
                ? List.of()
                : IntStream.range(0, shortfalls.size()).mapToObj(index -> alert(alertKey, index)).toList();
    }

    private Alert alert(String place, int index) {
        var it = shortfalls.get(index);
        return new Alert(place, index, schoolId, LocalDate.parse(date), it.at(),
                new Matter.StaffFellShort(slot, it.pupils(), it.needed(), it.signedOn()));
    }
}
