package afterbell.simulator.story;

import java.util.List;

import afterbell.simulator.story.Stage.Step;

/** Schools that ask for what is another school's, and one that hires somebody who is barred (R25, R34). */
final class ReachingForOthers {
    private final Stage stage;
    private final StaffingSchools staffing;

    ReachingForOthers(Stage stage, StaffingSchools staffing) {
        this.stage = stage;
        this.staffing = staffing;
    }

    void play(List<SchoolState> schools) {
        for (int i = 0; i + 1 < schools.size(); i++) {
            SchoolState asking = schools.get(i);
            SchoolState asked = schools.get(i + 1);
            stage.send(Step.get("bad-input/other-schools-pupils/" + asking.school.id(), asking.school.admin(), asked
                    .enrollment() + "/pupils?limit=10"));
            staffing.hireElsewhere(asking, asked);
        }
    }
}
