package afterbell.attendance.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.checkin.model.CheckInRules;
import afterbell.attendance.closing.model.WhoIsHere;
import afterbell.attendance.escalation.model.EscalationPolicy;
import afterbell.attendance.escalation.model.EscalationRules;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.HandoverRules;
import afterbell.attendance.handover.model.OfferRules;
import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.release.model.ReleaseRules;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.session.model.Session;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionEvent;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.simulation.FaultyStore.Published;
import afterbell.attendance.simulation.FaultyStore.Read;

/**
 * A school's afternoon of 1 September 2021 on which everybody acts by what they have read a while ago: somebody decides,
 * and the write comes later, after others. Commands are said again, late and in any order; writes that come too late are
 * refused, and their senders look again or give up.
 */
final class SimulatedSchool {
    private static final SessionId SESSION = new SessionId("school-1", LocalDate.of(2021, 9, 1), Slot.AFTERNOON);
    private static final Instant DISMISSAL = Instant.parse("2021-09-01T07:50:00Z");
    private static final Instant LATEST = Instant.parse("2021-09-01T11:30:00Z");
    private static final EscalationPolicy POLICY = EscalationPolicy.USUAL;
    private static final List<String> WORKERS = List.of("wa", "wb", "wc");
    private static final int GROUPS = 3;
    private static final int PUPILS = 5;
    private static final String FORBIDDEN = "stranger";

    private final Random random;
    private final FaultyStore<Register, RegisterEvent> registers = new FaultyStore<>();
    private final FaultyStore<Session, SessionEvent> sessions = new FaultyStore<>();
    private final FaultyStore<Handover, Void> handovers = new FaultyStore<>();
    private final Map<String, List<String>> pupils = new LinkedHashMap<>();
    private final Map<String, PickupAuthority> authorities = new HashMap<>();
    /** Writes that are on their way; each says whether it was refused because somebody else was quicker. */
    private final List<BooleanSupplier> writing = new ArrayList<>();
    /** What was said before, and may be said again. */
    private final List<Runnable> saidBefore = new ArrayList<>();
    private final Map<String, Released> gone = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private Instant now = DISMISSAL;
    private Instant latest = DISMISSAL;
    private int offers;

    SimulatedSchool(int seed) {
        random = new Random(seed);
        for (int group = 1; group <= GROUPS; group++) {
            String groupId = "g-" + group;
            pupils.put(groupId, IntStream.rangeClosed(1, PUPILS).mapToObj(i -> groupId + "-p" + i).toList());
        }
        pupils.values()
                .stream()
                .flatMap(List::stream)
                .forEach(pupil -> authorities.put(pupil, new PickupAuthority(Set.of("mum-" + pupil, "dad-" + pupil),
                        Set.of(FORBIDDEN), pupil.endsWith("p1"), Map.of())));
        var opening = new Opening("2021-autumn", DISMISSAL, GROUPS * PUPILS, 50, DISMISSAL);
        if (SessionRules.open(new Session.Unopened(SESSION), opening,
                WORKERS) instanceof SessionRules.Outcome.Done done) {
            sessions.write(new Read<>(id(), 0, SESSION), done.session(), done.events());
        }
    }

    /** One thing happens. */
    void act() {
        letTimePass();
        switch (random.nextInt(14)) {
            case 0, 1 -> say(this::callRoll, oneOf(groups()));
            case 2, 3 -> say(this::checkIn, oneOf(groups()));
            case 4, 5, 6 -> say(this::release, oneOf(groups()));
            case 7 -> say(this::handOver, oneOf(groups()));
            case 8 -> offer();
            case 9 -> accept();
            case 10 -> escalate();
            case 11 -> close();
            case 12 -> sayAgain();
            default -> carryOut();
        }
        writeSome(random.nextInt(3));
        look();
    }

    /** Everything that is on its way arrives, and the sweepers do their work once more. */
    void comeToRest() {
        now = LATEST.plusSeconds(60);
        for (int round = 0; round < 20; round++) {
            writeSome(writing.size());
            carryOut();
            escalate();
            look();
        }
        writeSome(writing.size());
        look();
    }

    /** What must never be. */
    List<String> broken() {
        return broken;
    }

    /** The clock goes on, and now and then jumps, forth or back, by up to half an hour. */
    private void letTimePass() {
        now = now.plusSeconds(random.nextInt(60));
        if (random.nextInt(40) == 0) {
            now = now.plusSeconds(random.nextInt(3_600) - 1_800L);
        }
        now = now.isBefore(DISMISSAL) ? DISMISSAL : now.isAfter(LATEST) ? LATEST : now;
        latest = now.isAfter(latest) ? now : latest;
    }

    private interface Command {
        void act(String groupId, long variant);
    }

    private void say(Command command, String groupId) {
        long variant = random.nextLong();
        Runnable said = () -> command.act(groupId, variant);
        saidBefore.add(said);
        said.run();
    }

    private void sayAgain() {
        if (!saidBefore.isEmpty()) {
            oneOf(saidBefore).run();
        }
    }

    private void callRoll(String groupId, long variant) {
        var own = new Random(variant);
        var marks = pupils.getOrDefault(groupId, List.of())
                .stream()
                .map(pupil -> new Mark(pupil, own.nextInt(6) == 0 ? Presence.ABSENT_UNEXPLAINED : Presence.PRESENT))
                .toList();
        var roll = new RollCall(marks, WORKERS.get(own.nextInt(WORKERS.size())), null,
                own.nextInt(4) == 0 ? "looked again" : null, "teacher", now);
        decide(groupId, (register, session) -> {
            boolean isOnRegister = register instanceof Called called && called.isRollCalled();
            if (isOnRegister && roll.reason() != null && leavesAnybodyBehind((Called) register, marks)) {
                return null;
            }
            return CallingRules.decide(register, roll, awaited(groupId),
                    session) instanceof CallingRules.Outcome.Recorded it ? new Next(it.register(), it.events()) : null;
        });
    }

    /** Teachers do not correct away a child who was released: that is a case for the office, and not played here. */
    private static boolean leavesAnybodyBehind(Called called, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.presence() != Presence.PRESENT)
                .anyMatch(mark -> called.entryOf(mark.pupilId())
                        .filter(entry -> entry.custody() instanceof Released)
                        .isPresent());
    }

    private void checkIn(String groupId, long variant) {
        var own = new Random(variant);
        var all = pupils.getOrDefault(groupId, List.of());
        var at = now;
        var coming = IntStream.rangeClosed(0, own.nextInt(3))
                .mapToObj(_ -> new CheckInRules.Coming(all.get(own.nextInt(all.size())), Way.GATE, at,
                        own.nextBoolean() ? WORKERS.get(own.nextInt(WORKERS.size())) : null))
                .toList();
        decide(groupId, (register, session) -> {
            var outcome = CheckInRules.decide(register, coming, awaited(groupId), session, "gate", now);
            return outcome.events().isEmpty() ? null : new Next((Called) outcome.register(), outcome.events());
        });
    }

    private void release(String groupId, long variant) {
        var own = new Random(variant);
        String pupil = pupils.getOrDefault(groupId, List.of()).get(own.nextInt(PUPILS));
        String adult = switch (own.nextInt(6)) {
            case 0 -> FORBIDDEN;
            case 1 -> null;
            case 2, 3 -> "mum-" + pupil;
            default -> "dad-" + pupil;
        };
        var leave = new ReleaseRules.Leave(pupil, adult, now);
        decide(groupId, (register, _) -> {
            if (!(register instanceof Called called)) {
                return null;
            }
            var outcome = ReleaseRules.decide(called, List.of(leave), authorities, "guard-" + own.nextInt(2), now);
            return outcome.events().isEmpty() ? null : new Next(outcome.register(), outcome.events());
        });
    }

    private void handOver(String groupId, long variant) {
        var own = new Random(variant);
        String from = WORKERS.get(own.nextInt(WORKERS.size()));
        String to = WORKERS.get(own.nextInt(WORKERS.size()));
        boolean countsWrong = own.nextInt(4) == 0;
        decide(groupId, (register, session) -> {
            if (!(register instanceof Called called) || session == null) {
                return null;
            }
            var given = ids(called, from);
            var received = new TreeSet<>(given);
            if (countsWrong) {
                received.pollFirst();
            }
            var signed = new HandoverRules.Signed(from, to, now, given, received, "office");
            var outcome = HandoverRules.decide(called, signed, session.signedOn());
            if (outcome instanceof HandoverRules.Outcome.HandedOver it && !it.events().isEmpty()) {
                require(given.equals(received), "pupils passed though the counts differ: " + given + " " + received);
                return new Next(it.register(), it.events());
            }
            return null;
        });
    }

    /** A worker offers all pupils of one or two groups to another. */
    private void offer() {
        String from = oneOf(WORKERS);
        var offered = new TreeMap<String, SortedSet<String>>();
        calledRegisters().filter(_ -> random.nextBoolean())
                .forEach(called -> offered.put(called.id().groupId(), new TreeSet<>(ids(called, from))));
        offered.values().removeIf(Set::isEmpty);
        if (offered.isEmpty()) {
            return;
        }
        var offer = new Offer("h-" + offers++, SESSION, from, oneOf(WORKERS), now, "giver", offered);
        if (OfferRules.offer(null, offer, situation(offer)) instanceof OfferRules.Outcome.Said said) {
            handovers.write(new Read<>(offer.handoverId(), 0, offer), said.handover(), List.of());
        }
    }

    /** The taker has counted some time ago; the acceptance is written later. */
    private void accept() {
        if (offers == 0) {
            return;
        }
        var before = handovers.read("h-" + random.nextInt(offers), null);
        if (before.state() == null) {
            return;
        }
        var offer = before.state().offer();
        var received = new TreeSet<>(offer.pupilIds());
        boolean countsWrong = random.nextInt(4) == 0;
        if (countsWrong) {
            received.pollFirst();
        }
        var receipt = new Receipt(now, random.nextInt(5) == 0 ? "giver" : "taker", received);
        var at = situation(offer);
        writing.add(() -> !(OfferRules.accept(before.state(), receipt, at) instanceof OfferRules.Outcome.Said said)
                || !said.isNew()
                || accepted(before, said.handover(), countsWrong));
    }

    private boolean accepted(Read<Handover> before, Handover next, boolean countsWrong) {
        require(!countsWrong, "accepted though the counts differ");
        require(next instanceof Accepted it && !it.receipt().by().equals(it.offer().by()), "one person for both");
        return handovers.write(before, next, List.of());
    }

    /** Registers follow an acceptance one by one; who dies between two is followed by the sweeper. */
    private void carryOut() {
        for (var handover : handovers.all()) {
            if (handover instanceof Accepted accepted) {
                for (var id : accepted.offer().registers()) {
                    if (random.nextInt(3) > 0) {
                        decide(id.groupId(), (register, _) -> {
                            var passed = HandoverRules.carryOut((Called) register, accepted.offer(),
                                    accepted.receipt());
                            return passed.events().isEmpty() ? null : new Next(passed.register(), passed.events());
                        });
                    }
                }
            }
        }
    }

    private void escalate() {
        if (EscalationRules.isOver(SESSION.date(), now)) {
            groups().forEach(groupId -> decide(groupId, (register, _) -> {
                if (!(register instanceof Called called) || called.inCare().isEmpty()) {
                    return null;
                }
                var outcome = EscalationRules.decide(called, POLICY, now);
                return outcome.events().isEmpty() ? null : new Next(outcome.register(), outcome.events());
            }));
        }
    }

    /** The office closes when it sees nobody any more. */
    private void close() {
        var before = sessions.read(id(), new Session.Unopened(SESSION));
        var here = new WhoIsHere(calledRegisters().toList());
        var stillHere = here.unaccounted(pupils.values().stream().flatMap(List::stream).toList());
        if (SessionRules.close(before.state(), here.closing(now),
                stillHere) instanceof SessionRules.Outcome.Done done) {
            require(stillHere.isEmpty() || !done.changed(), "closed while " + stillHere + " are here");
            if (done.changed()) {
                writing.add(() -> sessions.write(before, done.session(), done.events()));
            }
        }
    }

    private record Next(Called register, List<RegisterEvent> events) {}

    private interface Deciding {
        /** @param session the open one, null when there is none */
        @Nullable
        Next decide(Register register, @Nullable Open session);
    }

    /** Reads and decides now; what was decided is written later, unless somebody else has written meanwhile. */
    private void decide(String groupId, Deciding deciding) {
        var read = registers.read(groupId, new Uncalled(registerId(groupId), SESSION.schoolId()));
        var session = sessions.read(id(), new Session.Unopened(SESSION)).state() instanceof Open open ? open : null;
        var next = deciding.decide(read.state(), session);
        if (next != null) {
            writing.add(() -> registers.write(read, next.register(), next.events()));
            if (random.nextInt(10) == 0) {
                writing.add(() -> registers.write(read, next.register(), next.events()));
            }
        }
    }

    /** Writes arrive in any order; an answer may be lost, which changes nothing here: who did not hear says it again. */
    private void writeSome(int most) {
        for (int i = 0; i < most && !writing.isEmpty(); i++) {
            var _ = writing.remove(random.nextInt(writing.size())).getAsBoolean();
        }
    }

    /** What must be so after every write. */
    private void look() {
        calledRegisters().forEach(called -> called.entries().forEach(entry -> {
            boolean isSomewhere = entry.custody() instanceof InCare || entry.custody() instanceof Released
                    || entry.custody() instanceof Untold && isClosed();
            require((entry.presence() == Presence.PRESENT) == isSomewhere,
                    entry + " is present and nowhere, or away and somewhere");
            if (entry.custody() instanceof InCare) {
                require(!gone.containsKey(entry.pupilId()), entry.pupilId() + " has left and is in care again: "
                        + historyOf(entry.pupilId()));
                require(WORKERS.contains(String.valueOf(called.holderOf(entry))), entry + " is in nobody's care");
            }
            if (entry.custody() instanceof Released released) {
                var before = gone.putIfAbsent(entry.pupilId(), released);
                require(before == null || before.at().equals(released.at())
                        && String.valueOf(before.adultId()).equals(String.valueOf(released.adultId())),
                        entry.pupilId() + " has left twice");
                require(!FORBIDDEN.equals(released.adultId()), entry.pupilId() + " was given to a stranger");
                require(released.adultId() != null || entry.pupilId().endsWith("p1"),
                        entry.pupilId() + " has left alone");
            }
        }));
    }

    /** @return pupils who are still here after the last level's time, and of whom not every level was told once */
    List<String> untold() {
        var levels = registers.published()
                .stream()
                .map(Published::event)
                .filter(RegisterEvent.PupilNotCollected.class::isInstance)
                .map(RegisterEvent.PupilNotCollected.class::cast)
                .collect(Collectors.groupingBy(RegisterEvent.PupilNotCollected::pupilId,
                        Collectors.mapping(RegisterEvent.PupilNotCollected::level, Collectors.toList())));
        levels.forEach((pupil, told) -> require(told.size() == new HashSet<>(told).size(),
                pupil + " was told of twice at one level: " + told));
        return calledRegisters().flatMap(called -> called.inCare().stream())
                .filter(entry -> levels.getOrDefault(entry.pupilId(), List.of()).size() < EscalationPolicy.LEVELS)
                .map(entry -> entry.pupilId() + " " + levels.get(entry.pupilId()))
                .toList();
    }

    /** @return how a reader of the topics differs from the registers, when events reach it twice and in any order */
    List<String> readersAgree() {
        var delivered = new ArrayList<>(registers.published());
        delivered.addAll(registers.published().stream().filter(_ -> random.nextInt(3) == 0).toList());
        Collections.shuffle(delivered, random);
        var reader = new ServedReader();
        delivered.forEach(reader::on);
        var present = calledRegisters().flatMap(called -> called.entries().stream())
                .filter(entry -> entry.presence() == Presence.PRESENT)
                .map(entry -> entry.pupilId())
                .collect(Collectors.toCollection(TreeSet::new));
        var differences = new ArrayList<>(CustodyReader.violations(registers.published()));
        if (!reader.served().equals(present)) {
            differences.add("served " + reader.served() + ", present " + present);
        }
        return differences;
    }

    /** Corrections after the day is over leave open where a child was who was there after all. */
    private boolean isClosed() {
        return sessions.read(id(), new Session.Unopened(SESSION)).state() instanceof Session.Closed;
    }

    private List<RegisterEvent> historyOf(String pupilId) {
        return registers.published()
                .stream()
                .map(Published::event)
                .filter(event -> event.toString().contains(pupilId))
                .toList();
    }

    private OfferRules.Situation situation(Offer offer) {
        var session = sessions.read(id(), new Session.Unopened(SESSION)).state();
        return new OfferRules.Situation(
                calledRegisters().filter(it -> offer.pupils().containsKey(it.id().groupId())).toList(),
                session instanceof Open open ? open : null);
    }

    private Stream<Called> calledRegisters() {
        return registers.all().stream().filter(Called.class::isInstance).map(Called.class::cast);
    }

    private static Set<String> ids(Called called, String worker) {
        return called.inCareOf(worker).stream().map(entry -> entry.pupilId()).collect(Collectors.toSet());
    }

    private Awaited awaited(String groupId) {
        return Awaited.everyOf(Set.copyOf(pupils.getOrDefault(groupId, List.of())));
    }

    private static RegisterId registerId(String groupId) {
        return new RegisterId(groupId, SESSION.date(), SESSION.slot());
    }

    private static String id() {
        return "session";
    }

    private List<String> groups() {
        return List.copyOf(pupils.keySet());
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(Duration.between(DISMISSAL, now).toMinutes() + " minutes in: " + otherwise);
        }
    }
}
