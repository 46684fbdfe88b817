package afterbell.attendance.rollcall.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CareStep.Handed;
import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.CorrectionRequest;
import afterbell.attendance.rollcall.model.CorrectionRequest.Approved;
import afterbell.attendance.rollcall.model.CorrectionRequest.Asked;
import afterbell.attendance.rollcall.model.CorrectionRequest.Change;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.CorrectionRequest.Pending;
import afterbell.attendance.rollcall.model.CorrectionRequest.Refused;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.Roll;
import afterbell.attendance.rollcall.model.Way;
import afterbell.confidential.Sealed;

/**
 * A called register on disk: about 60 bytes per pupil in care, 120 once released. What most pupils share is told once:
 * a present pupil without a step is in the care of step 0, and who released is a position in {@code by}.
 */
record RegisterDocument(@Field("sc") String schoolId, @Field("g") String groupId, @Field("d") String date,
        @Field("sl") Slot slot, @Nullable @Field("rl") RollDocument roll, @Field("e") List<EntryDocument> entries,
        @Field("h") List<StepDocument> care,
        @Nullable @Field("by") List<String> by, @Nullable @Field("al") List<AlertDocument> alerts,
        @Nullable @Field(AlertKey.FIELD) String alertKey, @Nullable @Field("c") List<CorrectionDocument> corrections,
        @Nullable @Field("o") List<OriginalDocument> originals,
        @Nullable @Field("rq") List<RequestDocument> requests, @Nullable @Field("pk") String pendingKey,
        @Nullable @Field("fk") FallbackKeys fallbackKeys) {

    /** Under which keys a register is found by which two people have released without a code. */
    record FallbackKeys(@Field("s") String bySchool, @Field("d") String byDay) {
        static @Nullable FallbackKeys of(Called register) {
            boolean isFallback = register.entries()
                    .stream()
                    .anyMatch(entry -> entry.custody() instanceof Custody.Released released
                            && released.how() instanceof Recognition.ByTwoPeople);
            var id = register.id();
            String rest = ":" + id.groupId() + ":" + id.slot();
            return isFallback
                    ? new FallbackKeys(register.schoolId() + ":" + id.date() + rest,
                            id.date() + ":" + register.schoolId() + rest)
                    : null;
        }
    }

    /**
     * Left out where the first step is the roll's and nobody kept who has called it.
     *
     * @param step -1 while the roll is to come, null for step 0
     */
    record RollDocument(@Nullable @Field("h") Integer step, @Nullable @Field("b") Integer by) {
        static @Nullable RollDocument of(Roll roll, List<String> actors) {
            return switch (roll) {
                case Roll.ToCome() -> new RollDocument(Custody.NO_STEP, null);
                case Roll.Told(int step, var by) when step == 0 && by == null -> null;
                case Roll.Told(int step, var by) -> new RollDocument(step == 0 ? null : step,
                        by == null ? null : EntryDocument.position(by, actors));
            };
        }

        static Roll toRoll(@Nullable RollDocument stored, @Nullable List<String> actors) {
            if (stored == null) {
                return new Roll.Told(0, null);
            }
            int step = stored.step() == null ? 0 : stored.step();
            return step == Custody.NO_STEP
                    ? new Roll.ToCome()
                    : new Roll.Told(step, stored.by() == null || actors == null ? null : actors.get(stored.by()));
        }
    }

    /** @param by position of who has recorded it */
    record CheckInDocument(@Field("w") String way, @Field("t") Instant at, @Field("b") int by) {
        static @Nullable CheckInDocument of(Entry entry, List<String> actors) {
            var checkIn = entry.checkIn();
            return checkIn == null
                    ? null
                    : new CheckInDocument(code(checkIn.way()), checkIn.at(),
                            EntryDocument.position(checkIn.by(), actors));
        }

        CheckIn toCheckIn(List<String> actors) {
            return new CheckIn(way(way), at, actors.get(by));
        }

        private static String code(Way way) {
            return switch (way) {
                case GATE -> "G";
                case CARD -> "C";
                case CODE -> "Q";
                case OTHER -> "O";
            };
        }

        private static Way way(String code) {
            return switch (code) {
                case "G" -> Way.GATE;
                case "C" -> Way.CARD;
                case "Q" -> Way.CODE;
                case "O" -> Way.OTHER;
                default -> throw new IllegalStateException("A stored register holds the unknown way " + code);
            };
        }
    }

    /** @param step -1 where none was recorded, null for step 0 */
    record EntryDocument(@Field("p") String pupilId, @Field("s") String presence, @Field("r") int revision,
            @Nullable @Field("h") Integer step, @Nullable @Field("t") Instant releasedAt,
            @Nullable @Field("a") String adultId, @Nullable @Field("b") Integer by,
            @Nullable @Field("i") CheckInDocument checkIn, @Nullable @Field("k") RecognitionDocument how) {

        static EntryDocument of(Entry entry, List<String> actors) {
            String code = code(entry.presence());
            var checkIn = CheckInDocument.of(entry, actors);
            return switch (entry.custody()) {
                case Custody.Away() -> entered(entry, code, null, null);
                case Custody.Untold() -> entered(entry, code, Custody.NO_STEP, checkIn);
                case Custody.InCare(int step) -> entered(entry, code, step == 0 ? null : step, checkIn);
                case Custody.Released(int step, Instant at, var adult, String by, var how) -> new EntryDocument(
                        entry.pupilId(), code, entry.revision(), step == 0 ? null : step, at, adult,
                        position(by, actors), checkIn, RecognitionDocument.of(how));
            };
        }

        private static EntryDocument entered(Entry entry, String code, @Nullable Integer step,
                @Nullable CheckInDocument checkIn) {
            return new EntryDocument(entry.pupilId(), code, entry.revision(), step, null, null, null, checkIn, null);
        }

        static int position(String actor, List<String> actors) {
            int known = actors.indexOf(actor);
            if (known >= 0) {
                return known;
            }
            actors.add(actor);
            return actors.size() - 1;
        }

        Entry toEntry(@Nullable List<String> actors) {
            var stored = presence(presence);
            return new Entry(pupilId, stored, revision, custody(stored, actors),
                    checkIn == null || actors == null ? null : checkIn.toCheckIn(actors));
        }

        private Custody custody(Presence stored, @Nullable List<String> actors) {
            int last = step == null ? 0 : step;
            if (releasedAt != null && by != null && actors != null) {
                return new Custody.Released(last, releasedAt, adultId, actors.get(by),
                        how == null ? Recognition.NAMED : how.toRecognition());
            }
            if (stored != Presence.PRESENT) {
                return new Custody.Away();
            }
            return last == Custody.NO_STEP ? new Custody.Untold() : new Custody.InCare(last);
        }

        static String code(Presence presence) {
            return switch (presence) {
                case PRESENT -> "P";
                case ABSENT_SICK -> "S";
                case ABSENT_LEAVE -> "L";
                case ABSENT_UNEXPLAINED -> "U";
            };
        }

        static Presence presence(String code) {
            return switch (code) {
                case "P" -> Presence.PRESENT;
                case "S" -> Presence.ABSENT_SICK;
                case "L" -> Presence.ABSENT_LEAVE;
                case "U" -> Presence.ABSENT_UNEXPLAINED;
                default -> throw new IllegalStateException("A stored register holds the unknown presence " + code);
            };
        }
    }

    /** By a code, or by a check of two people; nothing is stored where the adult was named. */
    record RecognitionDocument(@Nullable @Field("c") String codeId, @Nullable @Field("i") String checkId,
            @Nullable @Field("b") String checkedBy, @Nullable @Field("r") FallbackReason reason) {
        static @Nullable RecognitionDocument of(Recognition how) {
            return switch (how) {
                case Recognition.Named _ -> null;
                case Recognition.ByCode(String codeId) -> new RecognitionDocument(codeId, null, null, null);
                case Recognition.ByTwoPeople(String check, String by, FallbackReason reason) -> new RecognitionDocument(
                        null, check, by, reason);
            };
        }

        Recognition toRecognition() {
            if (codeId != null) {
                return new Recognition.ByCode(codeId);
            }
            return checkId == null || checkedBy == null || reason == null
                    ? Recognition.NAMED
                    : new Recognition.ByTwoPeople(checkId, checkedBy, reason);
        }
    }

    /** @param previous null where the pupils just came in */
    record StepDocument(@Nullable @Field("w") String workerId, @Field("t") Instant since,
            @Nullable @Field("f") Integer previous, @Nullable @Field("x") HandedDocument handed) {
        static StepDocument of(CareStep step, List<String> actors) {
            return new StepDocument(step.workerId(), step.since(),
                    step.previous() == Custody.NO_STEP ? null : step.previous(),
                    HandedDocument.of(step.handed(), actors));
        }

        CareStep toStep(@Nullable List<String> actors) {
            return new CareStep(workerId, since, previous == null ? Custody.NO_STEP : previous,
                    handed == null || actors == null ? null : handed.toHanded(actors));
        }
    }

    /**
     * @param giver position of who has recorded the giver's side
     * @param taker position of who has recorded the taker's side
     */
    record HandedDocument(@Nullable @Field("i") String handoverId, @Field("g") int giver, @Field("t") Instant givenAt,
            @Field("r") int taker) {
        static @Nullable HandedDocument of(@Nullable Handed handed, List<String> actors) {
            return handed == null
                    ? null
                    : new HandedDocument(handed.handoverId(), EntryDocument.position(handed.givenBy(), actors),
                            handed.givenAt(), EntryDocument.position(handed.takenBy(), actors));
        }

        Handed toHanded(List<String> actors) {
            return new Handed(handoverId, actors.get(giver), givenAt, actors.get(taker));
        }
    }

    /**
     * @param adultId of the adult who came
     * @param kind    null with an adult for one who came, without one for a pupil who was not collected
     * @param over    until when it lasted
     * @param codeId  of a code that was shown again
     * @param level   to which a pupil who was not collected was escalated, null for the first
     */
    record AlertDocument(@Field("p") String pupilId, @Nullable @Field("a") String adultId, @Field("t") Instant at,
            @Nullable @Field("k") String kind, @Nullable @Field("u") Instant over,
            @Nullable @Field("c") String codeId, @Nullable @Field("l") Integer level) {
        private static final String ABSENT = "U";

        static AlertDocument of(RegisterAlert alert) {
            return switch (alert) {
                case RegisterAlert.NotCollected(String pupil, Instant at, int level) -> new AlertDocument(pupil, null,
                        at, null, null, null, level == 1 ? null : level);
                case RegisterAlert.ForbiddenAdult(String pupil, String adult, Instant at) -> new AlertDocument(pupil,
                        adult, at, null, null, null, null);
                case RegisterAlert.CodeReused(String pupil, String adult, String code, Instant at) -> new AlertDocument(
                        pupil, adult, at, null, null, code, null);
                case RegisterAlert.AbsentUnexplained(String pupil, Instant at, var over) -> new AlertDocument(pupil,
                        null, at, ABSENT, over, null, null);
            };
        }

        RegisterAlert toAlert() {
            if (ABSENT.equals(kind)) {
                return new RegisterAlert.AbsentUnexplained(pupilId, at, over);
            }
            if (adultId == null) {
                return new RegisterAlert.NotCollected(pupilId, at, levelTold());
            }
            return codeId == null
                    ? new RegisterAlert.ForbiddenAdult(pupilId, adultId, at)
                    : new RegisterAlert.CodeReused(pupilId, adultId, codeId, at);
        }

        int levelTold() {
            return level == null ? 1 : level;
        }
    }

    record CorrectionDocument(@Field("t") Instant at, @Field("b") String by, @Field("x") Sealed reason,
            @Field("p") List<String> pupilIds) {
        static CorrectionDocument of(Correction correction, Words words) {
            return new CorrectionDocument(correction.at(), correction.by(), words.seal(correction.reason()),
                    correction.pupilIds());
        }

        Correction toCorrection(Words words) {
            return new Correction(at, by, words.open(reason), pupilIds);
        }
    }

    /** @param entry null where the register said nothing of the pupil */
    record OriginalDocument(@Field("p") String pupilId, @Nullable @Field("e") EntryDocument entry) {
        static OriginalDocument of(Original original, List<String> actors) {
            var entry = original.entry();
            return new OriginalDocument(original.pupilId(), entry == null ? null : EntryDocument.of(entry, actors));
        }

        Original toOriginal(@Nullable List<String> actors) {
            return new Original(pupilId, entry == null ? null : entry.toEntry(actors));
        }
    }

    /** @param isApproved null while the request is pending */
    record RequestDocument(@Field("t") Instant at, @Field("b") String by, @Field("x") Sealed reason,
            @Field("c") List<ChangeDocument> changes, @Nullable @Field("ok") Boolean isApproved,
            @Nullable @Field("dt") Instant decidedAt, @Nullable @Field("db") String decidedBy,
            @Nullable @Field("dx") Sealed decidedBecause) {
        static RequestDocument of(CorrectionRequest request, Words words) {
            var asked = request.asked();
            var changes = asked.changes().stream().map(ChangeDocument::of).toList();
            var decision = switch (request) {
                case Pending _ -> null;
                case Approved approved -> approved.decision();
                case Refused refused -> refused.decision();
            };
            var sealed = words.seal(asked.reason());
            return decision == null
                    ? new RequestDocument(asked.at(), asked.by(), sealed, changes, null, null, null, null)
                    : new RequestDocument(asked.at(), asked.by(), sealed, changes, request instanceof Approved,
                            decision.at(), decision.by(),
                            decision.reason() == null ? null : words.seal(decision.reason()));
        }

        CorrectionRequest toRequest(int number, Words words) {
            var asked = new Asked(number, at, by, words.open(reason),
                    changes.stream().map(ChangeDocument::toChange).toList());
            if (isApproved == null || decidedAt == null || decidedBy == null) {
                return new Pending(asked);
            }
            var decision = new Decision(decidedAt, decidedBy,
                    decidedBecause == null ? null : words.open(decidedBecause));
            return isApproved ? new Approved(asked, decision) : new Refused(asked, decision);
        }
    }

    record ChangeDocument(@Field("p") String pupilId, @Field("s") String presence, @Field("r") int revision) {
        static ChangeDocument of(Change change) {
            return new ChangeDocument(change.pupilId(), EntryDocument.code(change.presence()), change.revision());
        }

        Change toChange() {
            return new Change(pupilId, EntryDocument.presence(presence), revision);
        }
    }

    static RegisterDocument of(Called register, Words words) {
        RegisterId id = register.id();
        var by = new ArrayList<String>();
        var entries = register.entries().stream().map(entry -> EntryDocument.of(entry, by)).toList();
        var roll = RollDocument.of(register.roll(), by);
        var care = register.care().stream().map(step -> StepDocument.of(step, by)).toList();
        var originals = register.originals().stream().map(original -> OriginalDocument.of(original, by)).toList();
        boolean isAlerted = !register.alerts().isEmpty();
        return new RegisterDocument(register.schoolId(), id.groupId(), id.date().toString(), id.slot(), roll,
                entries,
                care, by.isEmpty() ? null : by,
                isAlerted ? register.alerts().stream().map(AlertDocument::of).toList() : null,
                isAlerted
                        ? AlertKey.of(register.schoolId(), id.date(), "r:" + id.groupId() + ":" + id.slot())
                        : null,
                absentIfEmpty(register.corrections().stream().map(it -> CorrectionDocument.of(it, words)).toList()),
                absentIfEmpty(originals),
                absentIfEmpty(register.requests().stream().map(it -> RequestDocument.of(it, words)).toList()),
                register.pending().map(pending -> pendingKey(id, pending)).orElse(null), FallbackKeys.of(register));
    }

    /** Under which key a register with a pending request is found: the oldest first. */
    private static String pendingKey(RegisterId id, Pending pending) {
        return pending.asked().at().toEpochMilli() + ":" + id.value();
    }

    private static <T> @Nullable List<T> absentIfEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> List<T> emptyIfAbsent(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    Called toRegister(Words words) {
        return new Called(new RegisterId(groupId, LocalDate.parse(date), slot), schoolId,
                RollDocument.toRoll(roll, by), entries.stream().map(entry -> entry.toEntry(by)).toList(),
                care.stream().map(step -> step.toStep(by)).toList(),
                alerts == null ? List.of() : alerts.stream().map(AlertDocument::toAlert).toList(),
                emptyIfAbsent(corrections).stream().map(it -> it.toCorrection(words)).toList(),
                emptyIfAbsent(originals).stream().map(it -> it.toOriginal(by)).toList(),
                requests(emptyIfAbsent(requests), words));
    }

    private static List<CorrectionRequest> requests(List<RequestDocument> stored, Words words) {
        return IntStream.range(0, stored.size())
                .mapToObj(place -> stored.get(place).toRequest(place + 1, words))
                .toList();
    }

    List<Alert> toAlerts() {
        return alerts == null || alertKey == null
                ? List.of()
                : IntStream.range(0, alerts.size())
                        .mapToObj(index -> alert(alertKey, index, alerts.get(index)))
                        .toList();
    }

    private Alert alert(String place, int index, AlertDocument it) {
        var matter = switch (it.toAlert()) {
            case RegisterAlert.NotCollected told -> new Matter.PupilNotCollected(groupId, slot, told.pupilId(),
                    told.level(), releaseOf(told.pupilId()));
            case RegisterAlert.ForbiddenAdult told -> new Matter.ForbiddenAdultCame(groupId, slot, told.pupilId(),
                    told.adultId());
            case RegisterAlert.CodeReused told -> new Matter.PickupCodeReused(groupId, slot, told.pupilId(),
                    told.adultId());
            case RegisterAlert.AbsentUnexplained told -> new Matter.PupilAbsentUnexplained(groupId, slot,
                    told.pupilId(), told.over());
        };
        return new Alert(place, index, schoolId, LocalDate.parse(date), it.at(), matter);
    }

    private @Nullable Instant releaseOf(String pupilId) {
        return entries.stream()
                .filter(entry -> entry.pupilId().equals(pupilId))
                .findFirst()
                .map(EntryDocument::releasedAt)
                .orElse(null);
    }
}
