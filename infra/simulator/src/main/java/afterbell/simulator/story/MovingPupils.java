package afterbell.simulator.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import afterbell.simulator.api.Answer;
import afterbell.simulator.city.City;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.story.SchoolState.Member;
import afterbell.simulator.story.Stage.Step;

/**
 * In the middle of the semester one child moves to another school and one is withdrawn; the first who waits gets the
 * place (R6, R7).
 */
final class MovingPupils {
    private final Stage stage;
    private final LocalDate day;
    private final OpeningSchools opening;
    private final EnrollingPupils enrolling;
    private final StaffingSchools staffing;

    MovingPupils(Stage stage, City city, OpeningSchools opening, EnrollingPupils enrolling, StaffingSchools staffing) {
        this.stage = stage;
        this.day = city.days().get(city.dayAt(0.5));
        this.opening = opening;
        this.enrolling = enrolling;
        this.staffing = staffing;
    }

    void play(List<SchoolState> schools) {
        if (schools.size() > 1) {
            transfer(schools.getFirst(), schools.get(1));
        }
        withdraw(schools.getLast());
        schools.forEach(it -> staffing.awaitExpected("move/coverage/" + it.school.id(), it, day));
    }

    private void transfer(SchoolState from, SchoolState to) {
        Member leaving = seated(from, 0);
        stage.send(Step.post("bad-input/on-roll-elsewhere/" + to.school.id(), to.school.admin(), to.enrollment()
                + "/pupils", Map.of("pupils", List.of(OpeningSchools.row(leaving.pupil)))));
        stage.play(Step.post("move/leave/" + from.school.id(), from.school.admin(), from.enrollment() + "/pupils/"
                + leaving.pupilId + "/leave", Map.of("on", day.toString(), "reason", "TRANSFERRED")));
        moveUp(from, from.unseat(leaving.pupilId, day));
        Pupil pupil = leaving.pupil;
        opening.sendPupils(to, "move/arrive", List.of(pupil));
        Member arrived = to.member(pupil);
        enrolling.bindGuardians(to, List.of(arrived));
        arrived.secondId = leaving.secondId;
        enrolling.apply(to, arrived, enrolling.noticeVersion(to));
        Answer admitted = stage.play(EnrollingPupils.admission("move/admit/" + to.school.id(), to, day));
        admitted.body().path("items").forEach(it -> {
            if (it.path("pupilId").asString().equals(arrived.pupilId)
                    && it.path("state").asString().equals("ADMITTED")) {
                to.seat(it.path("groupId").asString(), arrived.pupilId, day);
            }
        });
    }

    private void withdraw(SchoolState state) {
        Member leaving = seated(state, 1);
        stage.play(Step.post("move/withdraw/" + state.school.id(), EnrollingPupils.accountOf(leaving),
                "/api/enrollment/v1/applications/" + leaving.applicationId() + "/withdraw", Map.of("on", day.toString(),
                        "reason", "家庭另有安排")));
        moveUp(state, state.unseat(leaving.pupilId, day));
    }

    private Member seated(SchoolState state, int number) {
        return state.memberOf(state.expected(state.school.groups().getFirst().id(), day).get(number));
    }

    private void moveUp(SchoolState state, String groupId) {
        if (!state.waiting.isEmpty()) {
            state.seat(groupId, state.waiting.removeFirst(), day);
        }
    }
}
