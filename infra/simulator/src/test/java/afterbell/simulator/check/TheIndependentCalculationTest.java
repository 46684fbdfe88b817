package afterbell.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import afterbell.simulator.log.Exchange;

/**
 * Two schools and three days whose result is worked out by hand: pupil p2 moves from school a to school b and is
 * served on two days there, so b is paid for p2; a is paid for p1 and p3.
 */
class TheIndependentCalculationTest {
    private static final String ENROLLMENT = "/api/enrollment/v1/schools/";
    private static final String ATTENDANCE = "/api/attendance/v1/";
    private static final String FUNDING = "/api/funding/v1/schools/";

    private final HandMadeLog log = semester();

    @Test
    void findsNothingWhereEverythingIsRight() {
        Findings findings = Checking.of(log.lines()).findings();
        assertThat(findings.differences()).isEmpty();
        assertThat(findings.count()).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        /api/enrollment/v1/semesters/2021-autumn | 'serviceDays':3 | 'serviceDays':4 | service days
        /api/enrollment/v1/schools/a/applications?semester=2021-autumn&limit=100 | 'applicationId':'x2','state':'ENDED' | 'applicationId':'x2','state':'ADMITTED' | state of application
        /api/enrollment/v1/public/schools/a/draws/2021-autumn/AFTERNOON | 'rank':1,'applicationId':'x3' | 'rank':1,'applicationId':'x1' | draw of a
        /api/funding/v1/schools/a/served-days?semester=2021-autumn&limit=100 | '2021-09-03' | '2021-09-01' | served days at a
        /api/funding/v1/schools/a/claims/2021-autumn | 'amountFen':25000 | 'amountFen':37500 | fen claimed by a
        /api/funding/v1/schools/b/claims/2021-autumn | 'pupils':1 | 'pupils':2 | pupils claimed by b
        /api/funding/v1/schools/a/claims/2021-autumn/pupils?limit=100 | 'pupilId':'p2','counted':false | 'pupilId':'p2','counted':true | counted at a
        /api/funding/v1/schools/a/labour-statements/2021-09 | 'classHours':4 | 'classHours':3 | class hours
        /api/funding/v1/schools/a/labour-statements/2021-09 | 'amountFen':24000 | 'amountFen':24001 | labour fees
        /api/funding/v1/schools/a/ledger | 'balanceFen':76000 | 'balanceFen':76001 | balance
        /api/attendance/v1/schools/a/alerts?from=2021-09-01&to=2021-09-03&limit=100 | 'PUPIL_NOT_COLLECTED' | 'BAD_WEATHER' | alerts
        /api/funding/v1/semesters/2021-autumn/what-if?limit=100 | 'amountFen':16666 | 'amountFen':16667 | what-if at a
        """)
    void findsAPlantedDifferenceInEachFigure(String path, String right, String wrong, String figure) {
        List<Exchange> planted = log.told(path, it -> it.replace(right, wrong));
        assertThat(Checking.of(planted).findings().differences()).isNotEmpty()
                .allSatisfy(it -> assertThat(it).contains(figure));
    }

    @Test
    void findsARefusalThatIsNone() {
        log.line("bad-input/second-disbursement/a", "POST", FUNDING + "a/claims/2021-autumn/disbursement", "null", 201,
                "{}");
        assertThat(Checking.of(log.lines()).findings().differences()).singleElement()
                .asString()
                .contains("a second disbursement");
    }

    /** A correction counts from the bureau's approval on, not before. */
    @Test
    void findsAnApprovedCorrectionThatWasNotCounted() {
        String requests = ATTENDANCE + "groups/ga/registers/2021-09-03/AFTERNOON/correction-requests";
        log.accepted("POST", requests, "{'entries':[{'pupilId':'p8','presence':'PRESENT'}]}",
                "{'schoolId':'a','requests':[{}]}");
        assertThat(Checking.of(log.lines()).findings().differences()).isEmpty();

        log.accepted("POST", requests + "/1/approve", "{}", "{}");

        assertThat(Checking.of(log.lines()).findings().differences()).anySatisfy(it -> assertThat(it).contains(
                "served days at a"));
    }

    @Test
    void findsAChildThatNeverWentHome() {
        log.accepted("POST", ATTENDANCE + "groups/gb/registers/2021-09-01/AFTERNOON/roll-call",
                "{'entries':[{'pupilId':'p9','presence':'PRESENT'}]}", "{'schoolId':'b'}");
        assertThat(Checking.of(log.lines()).findings().differences()).anySatisfy(it -> assertThat(it).contains(
                "children who went home of register gb 2021-09-01"));
    }

    /** A Wednesday to Friday; p4 waits at school a and moves up when p2 leaves on the second day. */
    private static HandMadeLog semester() {
        var log = new HandMadeLog();
        log.accepted("PUT", "/api/enrollment/v1/semesters/2021-autumn", """
            {'first':'2021-09-01','last':'2021-09-05','holidays':[],'policy':{'servedRule':'DISTINCT_SERVED',
            'minDays':1,'semesterRateFen':12500,'classHourMinutes':45,'mostClassHours':2,'labourRateFen':6000,
            'pupilsPerTeacher':2}}""", "{}");
        admissions(log);
        for (String school : List.of("a", "b")) {
            log.accepted("PUT", ENROLLMENT + school + "/plans/2021-autumn", "{'dismissal':'15:50'}", "{}");
        }
        vetting(log);
        days(log);
        money(log);
        misuse(log);
        results(log);
        return log;
    }

    private static void vetting(HandMadeLog log) {
        log.accepted("POST", "/api/staffing/v1/workers/w9/record-checks", "{'result':'ADVERSE'}", "{}");
    }

    private static void admissions(HandMadeLog log) {
        apply(log, "a", "x1", "p1", "");
        apply(log, "a", "x4", "p4", "");
        apply(log, "a", "x2", "p2", "");
        apply(log, "a", "x3", "p3", ",'priorityGroup':'MIGRANT'");
        log.accepted("POST", "/api/enrollment/v1/applications/x3/priority", "{'confirmed':true}", "{}");
        log.accepted("POST", ENROLLMENT + "a/sign-ups/2021-autumn/AFTERNOON/list", "{}", "{}");
        log.accepted("POST", ENROLLMENT + "a/sign-ups/2021-autumn/AFTERNOON/draw", "{}", "{}");
        log.accepted("POST", ENROLLMENT + "a/admissions", "{'groups':[{'groupId':'ga','capacity':3}]}", "{}");
        log.accepted("POST", ENROLLMENT + "a/pupils/p4/leave", "{'on':'2021-09-02'}", "{}");
        apply(log, "b", "x5", "p4", "");
        log.accepted("POST", ENROLLMENT + "b/admissions", "{'groups':[{'groupId':'gb','capacity':3}]}", "{}");
        log.accepted("POST", "/api/enrollment/v1/applications/x5/withdraw", "{'on':'2021-09-02'}", "{}");
        apply(log, "b", "x6", "p2", "");
        log.accepted("POST", ENROLLMENT + "a/pupils/p2/leave", "{'on':'2021-09-02'}", "{}");
        log.accepted("POST", ENROLLMENT + "b/admissions", "{'groups':[{'groupId':'gb','capacity':3}]}", "{}");
    }

    private static void apply(HandMadeLog log, String school, String application, String pupil, String priority) {
        log.accepted("POST", ENROLLMENT + school + "/applications", "{'pupilId':'" + pupil + "'" + priority + "}",
                "{'applicationId':'" + application + "','pupilId':'" + pupil + "'}");
    }

    private static void days(HandMadeLog log) {
        open(log, "a", "2021-09-01", 3, "w1");
        roll(log, "a", "2021-09-01", "p1 p2 p3");
        release(log, "a", "2021-09-01", "p1 p2");
        log.accepted("POST", ATTENDANCE + "schools/a/sessions/2021-09-01/AFTERNOON/escalations",
                "{'at':'2021-09-01T18:05:00+08:00'}", "{}");
        release(log, "a", "2021-09-01", "p3");
        signOff(log, "a", "2021-09-01", "w1", "18:30");
        open(log, "a", "2021-09-03", 2, "w1");
        roll(log, "a", "2021-09-03", "p1 p3");
        release(log, "a", "2021-09-03", "p1 p3");
        signOff(log, "a", "2021-09-03", "w1", "16:40");
        open(log, "a", "2021-09-02", 2, "w1");
        signOff(log, "a", "2021-09-02", "w1", "16:35");
        for (String day : List.of("2021-09-02", "2021-09-03")) {
            open(log, "b", day, 1, "w2");
            roll(log, "b", day, "p2");
            release(log, "b", day, "p2");
        }
        signOff(log, "a", "2021-09-01", "w1", "18:30");
        log.accepted("POST", ATTENDANCE + "schools/a/bad-weather/2021-09-02", "{'weather':'STORM'}", "{}");
    }

    private static void open(HandMadeLog log, String school, String day, int expected, String worker) {
        log.accepted("POST", ATTENDANCE + "schools/" + school + "/sessions/" + day + "/AFTERNOON/open", "{'at':'" + day
                + "T15:45:00+08:00','workerIds':['" + worker + "']}", "{'expected':" + expected + "}");
    }

    private static void roll(HandMadeLog log, String school, String day, String pupils) {
        var entries = Arrays.stream(pupils.split(" "))
                .map(it -> "{'pupilId':'" + it + "','presence':'PRESENT'}")
                .toList();
        log.accepted("POST", ATTENDANCE + "groups/g" + school + "/registers/" + day + "/AFTERNOON/roll-call",
                "{'entries':[" + String.join(",", entries)
                        + ",{'pupilId':'p8','presence':'ABSENT_SICK'}],'workerId':'w2'}",
                "{'schoolId':'" + school + "'}");
    }

    private static void release(HandMadeLog log, String school, String day, String pupils) {
        UnaryOperator<String> each = fields -> String.join(",", Arrays.stream(pupils.split(" "))
                .map(it -> "{'pupilId':'" + it + "'," + fields + "}")
                .toList());
        log.accepted("POST", ATTENDANCE + "groups/g" + school + "/registers/" + day + "/AFTERNOON/releases",
                "{'releases':[" + each.apply("'at':'x','adultId':'a2'") + "]}",
                "{'items':[" + each.apply("'status':200") + "]}");
    }

    private static void signOff(HandMadeLog log, String school, String day, String worker, String at) {
        log.accepted("POST", ATTENDANCE + "schools/" + school + "/sessions/" + day + "/AFTERNOON/sign-offs",
                "{'signOffs':[{'workerId':'" + worker + "','at':'" + day + "T" + at + ":00+08:00'}]}", "{}");
    }

    /**
     * Received 100 000 fen of the union and 25 000 of the city; 4 class hours are 24 000; 3 000 spent, and 2 000 by a
     * voucher.
     */
    private static void money(HandMadeLog log) {
        log.accepted("POST", FUNDING + "a/ledger/receipts",
                "{'entryId':'e1','source':'TRADE_UNION','amountFen':100000}", "{}");
        log.accepted("POST", FUNDING + "a/ledger/receipts",
                "{'entryId':'e1','source':'TRADE_UNION','amountFen':100000}", "{}");
        log.accepted("POST", FUNDING + "a/labour-statements/2021-09", "{'source':'TRADE_UNION'}", "{}");
        log.accepted("POST", FUNDING + "a/labour-statements/2021-09/payment", "{'on':'2021-09-30'}", "{}");
        log.accepted("POST", FUNDING + "a/claims/2021-autumn/disbursement/paid", "{'on':'2022-02-15'}", "{}");
        log.accepted("POST", FUNDING + "a/ledger/spending",
                "{'entryId':'e2','source':'CITY_FINANCE','amountFen':3000}", "{}");
        for (var voucher : List.of("v1", "v2")) {
            log.accepted("PUT", FUNDING + "a/vouchers/" + voucher, "{'source':'CITY_FINANCE','amountFen':2000}", "{}");
        }
        log.accepted("POST", FUNDING + "a/vouchers/v1/approve", "{}", "{}");
        log.accepted("POST", FUNDING + "a/vouchers/v1/approve", "{}", "{}");
    }

    private static void misuse(HandMadeLog log) {
        log.line("step", "POST", FUNDING + "a/ledger/transfers", "{'entryId':'e3'}", 422,
                "{'code':'funding.no-transfer-out'}");
    }

    private static void results(HandMadeLog log) {
        log.read("/api/enrollment/v1/semesters/2021-autumn",
                "{'serviceDays':3,'days':['2021-09-01','2021-09-02','2021-09-03']}");
        log.read(ENROLLMENT + "a/applications?semester=2021-autumn&limit=100", """
            {'items':[{'applicationId':'x1','state':'ADMITTED'},{'applicationId':'x2','state':'ENDED'},
            {'applicationId':'x3','state':'ADMITTED'},{'applicationId':'x4','state':'ENDED'}]}""");
        log.read("/api/enrollment/v1/public/schools/a/draws/2021-autumn/AFTERNOON", """
            {'seed':'0000000000000000000000000000000000000000000000000000000000000004',
            'seedHash':'1fb497d126f59b0448178d04f0a33ca8ff9460874d90018821d3f5872bd9a735',
            'listHash':'e152e603af4a65d4d9e0f9f20a3860ee2973ea46f8e929395f771c3cb1b45e84',
            'list':[{'applicationId':'x1','priority':false},{'applicationId':'x2','priority':false},
            {'applicationId':'x3','priority':true},{'applicationId':'x4','priority':false}],
            'result':[{'rank':1,'applicationId':'x3'},{'rank':2,'applicationId':'x1'},{'rank':3,'applicationId':'x4'},
            {'rank':4,'applicationId':'x2'}]}""");
        log.read(ENROLLMENT + "b/applications?semester=2021-autumn&limit=100",
                "{'items':[{'applicationId':'x5','state':'ENDED'},{'applicationId':'x6','state':'ADMITTED'}]}");
        log.read(FUNDING + "a/served-days?semester=2021-autumn&limit=100", """
            {'items':[{'pupils':[{'pupilId':'p1','days':['2021-09-01','2021-09-03']},
            {'pupilId':'p2','days':['2021-09-01']},{'pupilId':'p3','days':['2021-09-01','2021-09-03']}]}]}""");
        log.read(FUNDING + "b/served-days?semester=2021-autumn&limit=100",
                "{'items':[{'pupils':[{'pupilId':'p2','days':['2021-09-02','2021-09-03']}]}]}");
        log.read(FUNDING + "a/claims/2021-autumn", "{'state':'APPROVED','pupils':2,'amountFen':25000}");
        log.read(FUNDING + "b/claims/2021-autumn", "{'state':'APPROVED','pupils':1,'amountFen':12500}");
        log.read(FUNDING + "a/claims/2021-autumn/pupils?limit=100", """
            {'items':[{'pupilId':'p1','counted':true},{'pupilId':'p2','counted':false},
            {'pupilId':'p3','counted':true}]}""");
        log.read(FUNDING + "a/labour-statements/2021-09", """
            {'workers':[{'workerId':'w1','classHours':4}],'amountFen':24000,'state':'FILED'}""");
        log.read(FUNDING + "a/ledger", """
            {'sources':[{'source':'TRADE_UNION','balanceFen':76000},
            {'source':'CITY_FINANCE','balanceFen':20000}]}""");
        log.read(FUNDING + "a/claims/2021-autumn/disbursement", "{'state':'PAID','amountFen':25000}");
        log.read(FUNDING + "a/findings?limit=100", "{'items':[{'kind':'TRANSFER_OUT'}]}");
        log.read(ATTENDANCE + "schools/a/sessions?from=2021-09-01&limit=100", """
            {'items':[{'schoolId':'a','date':'2021-09-01','state':'CLOSED','closing':{'released':3}},
            {'schoolId':'a','date':'2021-09-03','state':'CLOSED','closing':{'released':2}}]}""");
        log.read(ATTENDANCE + "schools/b/sessions?from=2021-09-01&limit=100", """
            {'items':[{'schoolId':'b','date':'2021-09-02','state':'CLOSED','closing':{'released':1}},
            {'schoolId':'b','date':'2021-09-03','state':'CLOSED','closing':{'released':1}}]}""");
        log.read("/api/staffing/v1/schools/a/workers?limit=100", "{'items':[{'workerId':'w9','standing':'BARRED'}]}");
        log.read(ATTENDANCE + "pupils/p2/custody?date=2021-09-03",
                "{'slots':[{'groupId':'gb','care':[{'workerId':'w2'}],'release':{'adultId':'a2'}}]}");
        log.read("/api/funding/v1/ledger/trial-balance", "{'balanced':true}");
        log.read(ATTENDANCE + "schools/a/alerts?from=2021-09-01&to=2021-09-03&limit=100", """
            {'items':[{'kind':'PUPIL_NOT_COLLECTED'},{'kind':'STAFF_FELL_SHORT'},{'kind':'BAD_WEATHER'}]}""");
        log.read("/api/funding/v1/semesters/2021-autumn/what-if?limit=100", """
            {'items':[{'schoolId':'a','policies':{'DISTINCT_SERVED':{'amountFen':25000},
            'AVERAGE_DAILY':{'amountFen':12500},'MONTHLY_AVERAGE':{'amountFen':25000},
            'PRORATED_BY_SERVED_DAYS':{'amountFen':16666}}}]}""");
    }
}
