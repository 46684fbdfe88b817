package afterbell.simulator.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;
import afterbell.simulator.city.Worker;

/**
 * What the people of one school know by now: opaque ids from answers, who sits in which group, who waits. One thread
 * at a time plays a school.
 */
final class SchoolState {
    final School school;
    /** By the school's own id. */
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Member> byPupilId = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    /** Pupil ids in the order in which they move up. */
    final List<String> waiting = new ArrayList<>();
    /** Whether lots were drawn for its places. */
    boolean isDrawn;
    /** Worker ids by citizen id. */
    final Map<String, String> workerIds = new HashMap<>();
    /** Teachers' places on duty: the regular ones by position, until somebody steps in. */
    final List<String> onDuty = new ArrayList<>();
    /** Pupil-days called present and not corrected since. */
    long presentDays;
    /** Minutes of duty that were answered, by month. */
    final Map<String, Long> dutyMinutes = new HashMap<>();

    SchoolState(School school) {
        this.school = school;
    }

    /** A child of this school as the platform knows it. */
    static final class Member {
        final Pupil pupil;
        final String pupilId;
        @Nullable
        String guardianId;
        @Nullable
        String secondId;
        @Nullable
        String applicationId;

        Member(Pupil pupil, String pupilId) {
            this.pupil = pupil;
            this.pupilId = pupilId;
        }

        String guardianId() {
            return Objects.requireNonNull(guardianId, "The guardian is not known yet");
        }

        String applicationId() {
            return Objects.requireNonNull(applicationId, "No application was sent");
        }
    }

    /** @param until first day without the place; null while it holds */
    record Seat(String groupId, String pupilId, LocalDate from, @Nullable LocalDate until) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    Member add(Pupil pupil, String pupilId) {
        var member = new Member(pupil, pupilId);
        members.put(pupil.rosterId(), member);
        byPupilId.put(pupilId, member);
        return member;
    }

    Member member(Pupil pupil) {
        return Objects.requireNonNull(members.get(pupil.rosterId()), "Not on the roll: " + pupil.rosterId());
    }

    Member memberOf(String pupilId) {
        return Objects.requireNonNull(byPupilId.get(pupilId), "Not on the roll: " + pupilId);
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    void seat(String groupId, String pupilId, LocalDate from) {
        seats.add(new Seat(groupId, pupilId, from, null));
    }

    /** @return the group that has a place free from that day on */
    String unseat(String pupilId, LocalDate until) {
        for (int i = 0; i < seats.size(); i++) {
            Seat it = seats.get(i);
            if (it.pupilId().equals(pupilId) && it.until() == null) {
                seats.set(i, new Seat(it.groupId(), pupilId, it.from(), until));
                return it.groupId();
            }
        }
        throw new IllegalStateException("No place to end for " + pupilId);
    }

    /** Pupil ids that a group expects on that day, in the order of their places. */
    List<String> expected(String groupId, LocalDate day) {
        return seats.stream()
                .filter(it -> it.groupId().equals(groupId) && it.holdsOn(day))
                .map(Seat::pupilId)
                .toList();
    }

    long expected(LocalDate day) {
        return seats.stream().filter(it -> it.holdsOn(day)).count();
    }

    String workerId(Worker worker) {
        return Objects.requireNonNull(workerIds.get(worker.citizenId()), "Not joined yet");
    }

    /** The first worker with that part in the story. */
    Worker worker(Worker.Part part) {
        return school.workers(part).getFirst();
    }

    String enrollment() {
        return "/api/enrollment/v1/schools/" + school.id();
    }

    String staffing() {
        return "/api/staffing/v1/schools/" + school.id();
    }

    String attendance() {
        return "/api/attendance/v1/schools/" + school.id();
    }

    String funding() {
        return "/api/funding/v1/schools/" + school.id();
    }
}
