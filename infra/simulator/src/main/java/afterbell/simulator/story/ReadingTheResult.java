package afterbell.simulator.story;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.city.City;
import afterbell.simulator.story.Stage.Step;

/** Chapter 7: what the platform says in the end, read by those who may, for the table and for the comparison. */
final class ReadingTheResult {
    /** Children of a school whose day is read one by one. */
    private static final int CHAINS = 3;

    private final Stage stage;
    private final City city;

    ReadingTheResult(Stage stage, City city) {
        this.stage = stage;
        this.city = city;
    }

    void play(List<SchoolState> schools) {
        read(SettingTheSemester.BUREAU, SettingTheSemester.PATH);
        schools.forEach(this::school);
        read(SettlingAccounts.FINANCE, "/api/funding/v1/ledger/trial-balance");
        read(Api.STRANGER, "/api/funding/v1/public/fees");
        pages(SettlingAccounts.FINANCE, "/api/funding/v1/semesters/" + City.SEMESTER + "/what-if", "?");
    }

    private void school(SchoolState it) {
        String admin = it.school.admin();
        if (it.isDrawn) {
            read(Api.STRANGER, EnrollingPupils.draw(it.school.id()));
        }
        String range = "?from=" + city.days().getFirst() + "&to=" + city.days().getLast();
        pages(admin, it.enrollment() + "/applications?semester=" + City.SEMESTER, "&");
        pages(SettlingAccounts.FINANCE, it.funding() + "/served-days?semester=" + City.SEMESTER, "&");
        read(admin, it.funding() + "/claims/" + City.SEMESTER);
        pages(admin, it.funding() + "/claims/" + City.SEMESTER + "/pupils", "?");
        read(admin, it.funding() + "/claims/" + City.SEMESTER + "/disbursement");
        for (YearMonth month : StaffingSchools.byMonth(city.days()).keySet()) {
            read("hr-bureau", it.funding() + "/labour-statements/" + month);
        }
        read(admin, it.funding() + "/ledger");
        read(admin, it.funding() + "/reports/statement" + range);
        pages(SettingTheSemester.BUREAU, it.funding() + "/findings", "?");
        pages(admin, it.staffing() + "/workers", "?");
        pages(admin, it.attendance() + "/alerts" + range, "&");
        pages(admin, it.attendance() + "/sessions" + range, "&");
        LocalDate last = city.days().getLast();
        read(admin, it.attendance() + "/live?date=" + last);
        it.expected(it.school.groups().getFirst().id(), last)
                .stream()
                .limit(CHAINS)
                .forEach(pupil -> read(admin, "/api/attendance/v1/pupils/" + pupil + "/custody?date=" + last));
    }

    private Answer read(String actor, String path) {
        return stage.play(Step.get("result" + path, actor, path));
    }

    private void pages(String actor, String path, String joint) {
        String cursor = "";
        do {
            Answer page = read(actor, path + joint + "limit=100" + cursor);
            cursor = page.body().hasNonNull("next") ? "&cursor=" + page.body().path("next").asString() : "";
        } while (!cursor.isEmpty());
    }
}
