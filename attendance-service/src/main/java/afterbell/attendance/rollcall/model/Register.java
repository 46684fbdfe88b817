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
     * The roll was called.
     *
     * @param entries one per pupil, in the order of their ids
     * @param care    who took pupils into care, the roll call first
     * @param alerts  in the order in which they came, at most {@link #MOST_ALERTS}
     */
    record Called(RegisterId id, String schoolId, List<Entry> entries, List<CareStep> care,
            List<RegisterAlert> alerts, List<Correction> corrections) implements Register {
        public static final int MOST_ALERTS = 200;
        /** Care steps, and corrections. */
        public static final int MOST_CHANGES = 200;

        public Called {
            entries = List.copyOf(entries);
            care = List.copyOf(care);
            alerts = List.copyOf(alerts);
            corrections = List.copyOf(corrections);
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
            return entry.custody() instanceof InCare(int step) ? Optional.of(care.get(step).since()) : Optional.empty();
        }

        /** @return who had the pupil, the first first */
        public List<CareStep> careOf(Entry entry) {
            var steps = new ArrayList<CareStep>();
            for (int step = lastStep(entry); step != Custody.NO_STEP; step = care.get(step).previous()) {
                steps.addFirst(care.get(step));
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
            return new Called(id, schoolId, others, care, alerts, corrections);
        }

        public Called withCare(List<Entry> others, List<CareStep> steps) {
            return new Called(id, schoolId, others, steps, alerts, corrections);
        }

        public Called withCorrection(Correction correction) {
            var more = new ArrayList<>(corrections);
            more.add(correction);
            return new Called(id, schoolId, entries, care, alerts, more);
        }

        public Called withAlert(RegisterAlert alert) {
            var more = new ArrayList<>(alerts);
            more.add(alert);
            return new Called(id, schoolId, entries, care, more, corrections);
        }
    }
}
