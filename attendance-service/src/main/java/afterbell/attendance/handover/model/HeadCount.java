package afterbell.attendance.handover.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;

/** What two workers have counted, and what the registers say (R31). */
record HeadCount(Set<String> inCare, Set<String> given, Set<String> received) {

    static Set<String> inCare(Collection<Called> registers, String workerId) {
        return registers.stream()
                .flatMap(register -> register.inCareOf(workerId).stream())
                .map(Entry::pupilId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return empty when all three are equal */
    Optional<Refusal> difference() {
        var missing = new TreeSet<>(without(inCare, given));
        missing.addAll(without(inCare, received));
        var extra = new TreeSet<>(without(given, inCare));
        extra.addAll(without(received, inCare));
        return missing.isEmpty() && extra.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.HeadCountDiffers(List.copyOf(missing), List.copyOf(extra)));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** @return whether that is before one of the worker's pupils came into the worker's care */
    static boolean isBeforeTheyCame(Collection<Called> registers, String workerId, Instant at) {
        return registers.stream()
                .flatMap(register -> register.inCareOf(workerId)
                        .stream()
                        .flatMap(entry -> register.inCareSince(entry).stream()))
                .anyMatch(at::isBefore);
    }

    /** @return whether one of them was changed too often */
    static boolean isFull(Collection<Called> registers) {
        return registers.stream().anyMatch(register -> register.care().size() >= Called.MOST_CHANGES);
    }
}
