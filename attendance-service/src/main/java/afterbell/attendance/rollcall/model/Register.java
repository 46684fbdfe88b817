package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;

/** A group's register of one day and slot (R31). */
public sealed interface Register {
    RegisterId id();

    String schoolId();

    /** Nobody has called the roll yet. */
    record Uncalled(RegisterId id, String schoolId) implements Register {}

    /**
     * The roll was called, or pupils have checked in and it will be.
     *
     * @param roll      whether it was called
     * @param entries   one per pupil, in the order of their ids
     * @param care      who took pupils into care, the first first
     * @param alerts    in the order in which they came, at most {@link #MOST_ALERTS}
     * @param originals what corrections have put other entries in place of, in the order in which they came: nothing
     *                  that was recorded is lost
     * @param requests  for corrections after the day, in the order of their numbers; at most the last is pending
     */
    record Called(RegisterId id, String schoolId, Roll roll, List<Entry> entries, List<CareStep> care,
            List<RegisterAlert> alerts, List<Correction> corrections, List<Original> originals,
            List<CorrectionRequest> requests) implements Register {
        public static final int MOST_ALERTS = 200;
        /** Care steps, corrections, and requests for them. */
        public static final int MOST_CHANGES = 200;

        public Called {
            entries = List.copyOf(entries);
            care = List.copyOf(care);
            alerts = List.copyOf(alerts);
            corrections = List.copyOf(corrections);
            originals = List.copyOf(originals);
            requests = List.copyOf(requests);
        }

        /** A register whose roll was the first to say something, and of whose corrections no original is kept. */
        public Called(RegisterId id, String schoolId, List<Entry> entries, List<CareStep> care,
                List<RegisterAlert> alerts, List<Correction> corrections) {
            this(id, schoolId, new Roll.Told(0, null), entries, care, alerts, corrections, List.of(), List.of());
        }

        /** @return a register whose first pupil is about to check in */
        public static Called arriving(RegisterId id, String schoolId) {
            return new Called(id, schoolId, new Roll.ToCome(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());
        }

        public boolean isRollCalled() {
            return roll instanceof Roll.Told;
        }

        /** @return by which step the roll has taken pupils into care; empty before it is called */
        public Optional<CareStep> careOfRoll() {
            return roll instanceof Roll.Told(int step, var _) ? Optional.of(care.get(step)) : Optional.empty();
        }

        public Optional<Entry> entryOf(String pupilId) {
            return entries.stream().filter(entry -> entry.pupilId().equals(pupilId)).findFirst();
        }

        public long present() {
            return entries.stream().filter(entry -> entry.presence() == Presence.PRESENT).count();
        }

        public List<Entry> inCare() {
            return entries.stream().filter(entry -> entry.custody() instanceof InCare).toList();
        }

        public List<Entry> inCareOf(String workerId) {
            return inCare().stream().filter(entry -> workerId.equals(holderOf(entry))).toList();
        }

        /** @return who looks after the pupil now; null when nobody does, or nobody was named */
        public @Nullable String holderOf(Entry entry) {
            return entry.custody() instanceof InCare(int step) ? care.get(step).workerId() : null;
        }

        /** @return since when the pupil is in that care; empty when in nobody's */
        public Optional<Instant> inCareSince(Entry entry) {
            return entry.custody() instanceof InCare ? Optional.of(careOf(entry).getLast().since()) : Optional.empty();
        }

        /** @return who had the pupil, the first first; who has checked in came into care just then */
        public List<CareStep> careOf(Entry entry) {
            var steps = new ArrayList<CareStep>();
            for (int step = lastStep(entry); step != Custody.NO_STEP; step = care.get(step).previous()) {
                steps.addFirst(care.get(step));
            }
            var checkIn = entry.checkIn();
            if (checkIn != null && !steps.isEmpty()) {
                steps.set(0, steps.getFirst().from(checkIn.at()));
            }
            return steps;
        }

        private static int lastStep(Entry entry) {
            return switch (entry.custody()) {
                case InCare(int step) -> step;
                case Released released -> released.step();
                case Custody.Away _, Custody.Untold _ -> Custody.NO_STEP;
            };
        }

        public Called with(List<Entry> others) {
            return new Called(id, schoolId, roll, others, care, alerts, corrections, originals, requests);
        }

        public Called withCare(List<Entry> others, List<CareStep> steps) {
            return new Called(id, schoolId, roll, others, steps, alerts, corrections, originals, requests);
        }

        /** @return with the roll called */
        public Called withRoll(Roll.Told told) {
            return new Called(id, schoolId, told, entries, care, alerts, corrections, originals, requests);
        }

        Called withAlerts(List<RegisterAlert> others) {
            return new Called(id, schoolId, roll, entries, care, others, corrections, originals, requests);
        }

        public Called withCorrection(Correction correction) {
            var more = new ArrayList<>(corrections);
            more.add(correction);
            return new Called(id, schoolId, roll, entries, care, alerts, more, originals, requests);
        }

        public Called withAlert(RegisterAlert alert) {
            var more = new ArrayList<>(alerts);
            more.add(alert);
            return new Called(id, schoolId, roll, entries, care, more, corrections, originals, requests);
        }

        /** @return with what it says of these pupils now kept as the original */
        public Called keepingOriginalOf(List<String> pupilIds) {
            var more = new ArrayList<>(originals);
            pupilIds.forEach(pupil -> more.add(new Original(pupil, entryOf(pupil).orElse(null))));
            return new Called(id, schoolId, roll, entries, care, alerts, corrections, more, requests);
        }

        /** @return with the request added, or in the place of the one with its number */
        public Called withRequest(CorrectionRequest request) {
            int place = request.asked().number() - 1;
            var more = new ArrayList<>(requests.subList(0, Math.min(place, requests.size())));
            more.add(request);
            more.addAll(requests.subList(Math.min(place + 1, requests.size()), requests.size()));
            return new Called(id, schoolId, roll, entries, care, alerts, corrections, originals, more);
        }

        public Optional<CorrectionRequest> request(int number) {
            return number >= 1 && number <= requests.size()
                    ? Optional.of(requests.get(number - 1))
                    : Optional.empty();
        }

        public Optional<CorrectionRequest.Pending> pending() {
            return requests.isEmpty() || !(requests.getLast() instanceof CorrectionRequest.Pending pending)
                    ? Optional.empty()
                    : Optional.of(pending);
        }

        /** @return whether pupils are said to have been there, and nobody knows yet how they left */
        public boolean hasUntold() {
            return entries.stream().anyMatch(entry -> entry.custody() instanceof Custody.Untold);
        }
    }

    /**
     * What a register said of a pupil before it was corrected.
     *
     * @param entry null when it said nothing
     */
    record Original(String pupilId, @Nullable Entry entry) {}
}
