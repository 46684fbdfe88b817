package afterbell.attendance.device.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.device.model.DeviceFact;
import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceFact.Receipt;
import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.model.DeviceRegister.Conflict;
import afterbell.attendance.device.model.DeviceRegister.Decision;
import afterbell.attendance.device.model.DeviceRegister.Kept;
import afterbell.attendance.device.model.Matter;
import afterbell.attendance.device.model.ShownCode;
import afterbell.attendance.device.model.State;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.confidential.Sealed;

/**
 * What devices told of a register, on disk: about 200 bytes a fact.
 *
 * @param by          subjects of callers; facts hold positions in it
 * @param nextLook    when it is looked at again, absent when nothing more can come of it
 * @param openKey     under which what waits or is in conflict is found
 * @param conflictKey under which what is in conflict is found
 */
record DeviceRegisterDocument(@Field("sc") String schoolId, @Field("g") String groupId, @Field("d") String date,
        @Field("sl") Slot slot, @Field("f") List<FactDocument> facts, @Field("by") List<String> by,
        @Field("dc") List<DecisionDocument> decisions, @Field("cf") List<ConflictDocument> conflicts,
        @Nullable @Field("lk") Instant nextLook, @Nullable @Field("ok") String openKey,
        @Nullable @Field("ck") String conflictKey, @Nullable @Field(AlertKey.FIELD) String alertKey) {

    /** What a fact says on disk. */
    enum Kind {
        C,
        M,
        R
    }

    /**
     * @param key   {@code device:fact}
     * @param state first letter, then what it waits for or why it is in conflict
     */
    record FactDocument(@Field("k") String key, @Field("p") String pupilId, @Field("t") Instant at,
            @Field("r") Instant receivedAt, @Field("o") long offsetMillis, @Field("b") int by, @Field("w") Kind kind,
            @Nullable @Field("x") Presence presence, @Nullable @Field("h") String workerId,
            @Nullable @Field("a") String adultId, @Field("s") String state, @Nullable @Field("wr") Boolean wrote,
            @Nullable @Field("q") CodeDocument code) {
        static FactDocument of(Kept kept, List<String> actors) {
            var fact = kept.fact();
            var receipt = fact.receipt();
            int by = position(receipt.by(), actors);
            String state = state(kept.state());
            Boolean wrote = kept.wrote() ? true : null;
            return switch (fact.what()) {
                case What.CheckIn it -> new FactDocument(fact.key().value(), fact.pupilId(), fact.at(), receipt.at(),
                        receipt.offsetMillis(), by, Kind.C, null, it.workerId(), null, state, wrote, null);
                case What.Mark it -> new FactDocument(fact.key().value(), fact.pupilId(), fact.at(), receipt.at(),
                        receipt.offsetMillis(), by, Kind.M, it.presence(), it.workerId(), null, state, wrote, null);
                case What.Release it -> new FactDocument(fact.key().value(), fact.pupilId(), fact.at(), receipt.at(),
                        receipt.offsetMillis(), by, Kind.R, null, null, it.adultId(), state, wrote,
                        CodeDocument.of(it.code()));
            };
        }

        private static int position(String actor, List<String> actors) {
            if (!actors.contains(actor)) {
                actors.add(actor);
            }
            return actors.indexOf(actor);
        }

        Kept toKept(List<String> actors) {
            var what = switch (kind) {
                case C -> new What.CheckIn(workerId);
                case M -> new What.Mark(presence == null ? Presence.PRESENT : presence, workerId);
                case R -> new What.Release(adultId, code == null ? null : code.toCode());
            };
            var fact = new DeviceFact(DeviceRegisterDocument.key(key), pupilId, at, what,
                    new Receipt(receivedAt, offsetMillis, actors.get(by)));
            return new Kept(fact, state(state), wrote != null);
        }

        private static String state(State state) {
            return switch (state) {
                case State.Applied _ -> "A";
                case State.SetAside _ -> "S";
                case State.Waiting waiting -> "W" + waiting.cause();
                case State.Conflict conflict -> "C" + conflict.matter();
            };
        }

        private static State state(String stored) {
            String detail = stored.substring(1);
            return switch (stored.charAt(0)) {
                case 'A' -> State.APPLIED;
                case 'S' -> State.SET_ASIDE;
                case 'W' -> new State.Waiting(State.Cause.valueOf(detail));
                case 'C' -> new State.Conflict(Matter.valueOf(detail));
                default -> throw new IllegalStateException("A stored fact is in the unknown state " + stored);
            };
        }
    }

    /** @param codeId of a good code */
    record CodeDocument(@Field("f") String fingerprint, @Nullable @Field("i") String codeId,
            @Nullable @Field("t") Instant takenBack, @Nullable @Field("r") CodeRefusal refusal) {
        static @Nullable CodeDocument of(@Nullable ShownCode code) {
            return switch (code) {
                case null -> null;
                case ShownCode.Good it -> new CodeDocument(it.fingerprint(), it.codeId(), it.takenBack(), null);
                case ShownCode.Bad it -> new CodeDocument(it.fingerprint(), null, null, it.reason());
            };
        }

        ShownCode toCode() {
            return codeId == null
                    ? new ShownCode.Bad(fingerprint, refusal == null ? CodeRefusal.INVALID : refusal)
                    : new ShownCode.Good(fingerprint, codeId, takenBack);
        }
    }

    record DecisionDocument(@Field("p") String pupilId, @Nullable @Field("k") String kept,
            @Field("a") List<String> setAside, @Field("b") String by, @Field("t") Instant at,
            @Field("x") Sealed reason) {
        static DecisionDocument of(Decision decision, Reasons reasons) {
            return new DecisionDocument(decision.pupilId(), decision.kept() == null ? null : decision.kept().value(),
                    decision.setAside().stream().map(Key::value).toList(), decision.by(), decision.at(),
                    reasons.seal(decision.reason()));
        }

        Decision toDecision(Reasons reasons) {
            return new Decision(pupilId, kept == null ? null : key(kept),
                    setAside.stream().map(DeviceRegisterDocument::key).toList(), by, at, reasons.open(reason));
        }
    }

    record ConflictDocument(@Field("p") String pupilId, @Field("t") Instant since, @Field("m") Matter matter) {}

    private static Key key(String stored) {
        int colon = stored.indexOf(':');
        return new Key(stored.substring(0, colon), stored.substring(colon + 1));
    }

    static DeviceRegisterDocument of(DeviceRegister register, @Nullable Instant nextLook, Reasons reasons) {
        var id = register.id();
        var actors = new ArrayList<String>();
        var facts = register.facts().stream().map(it -> FactDocument.of(it, actors)).toList();
        var conflicts = register.conflicts()
                .stream()
                .map(it -> new ConflictDocument(it.pupilId(), it.since(), register.matterOf(it.pupilId())))
                .toList();
        String key = key(register.schoolId(), id);
        boolean isContradicted = !conflicts.isEmpty();
        return new DeviceRegisterDocument(register.schoolId(), id.groupId(), id.date().toString(), id.slot(), facts,
                actors, register.decisions().stream().map(it -> DecisionDocument.of(it, reasons)).toList(), conflicts,
                nextLook, isContradicted || register.isWaiting() ? key : null, isContradicted ? key : null,
                isContradicted
                        ? AlertKey.of(register.schoolId(), id.date(), "v:" + id.groupId() + ":" + id.slot())
                        : null);
    }

    static String key(String schoolId, RegisterId id) {
        return schoolId + ":" + id.date() + ":" + id.groupId() + ":" + id.slot();
    }

    DeviceRegister toRegister(Reasons reasons) {
        return new DeviceRegister(new RegisterId(groupId, LocalDate.parse(date), slot), schoolId,
                facts.stream().map(it -> it.toKept(by)).toList(),
                decisions.stream().map(it -> it.toDecision(reasons)).toList(),
                conflicts.stream().map(it -> new Conflict(it.pupilId(), it.since())).toList());
    }

    List<Alert> toAlerts() {
        String place = alertKey;
        return place == null
                ? List.of()
                : IntStream.range(0, conflicts.size())
                        .mapToObj(index -> alert(place, index, conflicts.get(index)))
                        .toList();
    }

    private Alert alert(String place, int index, ConflictDocument conflict) {
        return new Alert(place, index, schoolId, LocalDate.parse(date), conflict.since(),
                new Alert.Matter.DevicesContradict(groupId, slot, conflict.pupilId(), conflict.matter().name()));
    }
}
