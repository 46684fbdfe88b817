package afterbell.simulator.story;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Upload;
import afterbell.simulator.city.City;
import afterbell.simulator.story.Stage.Step;

/**
 * Chapter 6: duty hours become labour statements, served pupils become claims and a paid subsidy, the school spends
 * within the five categories (R13–R19, R21).
 */
final class SettlingAccounts {
    static final String FINANCE = "fin-bureau";
    private static final String UNION = "union";
    private static final String SEMESTER = City.SEMESTER;
    private static final LocalDate GRANTED = LocalDate.of(2021, 9, 10);
    private static final LocalDate PAID = LocalDate.of(2022, 2, 15);
    private static final LocalDate SPENT = LocalDate.of(2022, 2, 20);
    private static final long UNION_FEN_A_GROUP_AND_DAY = 25_000;
    private static final long TOWNSHIP_FEN_A_GROUP_AND_DAY = 15_000;
    private static final byte[] INVOICE = "%PDF-1.4 2021".getBytes(StandardCharsets.US_ASCII);
    /** Share of the subsidy in percent, by category of spending (R14). */
    private static final Map<String, Integer> SPENDING = spending();

    private final Stage stage;
    private final City city;

    SettlingAccounts(Stage stage, City city) {
        this.stage = stage;
        this.city = city;
    }

    static String township(City city) {
        return city.name() + "-township";
    }

    /** The finance bureau's second person, who approves what the first prepares (R15). */
    static String secondOfFinance(City city) {
        return city.name() + "-finance";
    }

    private static Map<String, Integer> spending() {
        var shares = new LinkedHashMap<String, Integer>();
        shares.put("LABOUR_FEES", 15);
        shares.put("EXTERNAL_TEACHERS", 20);
        shares.put("CONSUMABLES", 10);
        shares.put("ACTIVITY_COURSES", 30);
        shares.put("OTHER_SERVICE_COSTS", 5);
        return shares;
    }

    void play(List<SchoolState> schools) {
        schools.forEach(this::receiveGrants);
        schools.forEach(this::fileLabourStatements);
        schools.forEach(this::awaitServedDays);
        claim(schools);
        disburse(schools);
        schools.forEach(this::spend);
    }

    /** The trade union and the township share the cost (R13). */
    private void receiveGrants(SchoolState state) {
        long days = (long) state.school.groups().size() * city.days().size();
        receipt(state, UNION, "TRADE_UNION", UNION_FEN_A_GROUP_AND_DAY * days);
        receipt(state, township(city), "TOWNSHIP", TOWNSHIP_FEN_A_GROUP_AND_DAY * days);
    }

    private void receipt(SchoolState state, String actor, String source, long fen) {
        stage.play(Step.post("money/receipt/" + state.school.id() + "/" + source, actor, state.funding()
                + "/ledger/receipts",
                Map.of("entryId", state.school.id() + "-receipt-" + source, "source", source,
                        "amountFen", fen, "bookedOn", GRANTED.toString())));
    }

    private void fileLabourStatements(SchoolState state) {
        for (YearMonth month : StaffingSchools.byMonth(city.days()).keySet()) {
            String path = state.funding() + "/labour-statements/" + month;
            long minutes = state.dutyMinutes.getOrDefault(month.toString(), 0L);
            stage.await("all duty of " + state.school.id() + " in " + month + " has reached funding", Step.get(
                    "money/labour-draft/" + state.school.id() + "/" + month, state.school.admin(), path),
                    answer -> answer
                            .isGood() && minutesIn(answer) == minutes);
            String source = month.getMonth() == Month.DECEMBER || month.getMonth() == Month.JANUARY ? "TOWNSHIP"
                    : "TRADE_UNION";
            String step = "/" + state.school.id() + "/" + month;
            stage.play(Step.post("money/labour" + step, state.school.admin(), path, Map.of(
                    "requiredWorkIncomplete", List.of(), "source", source)));
            stage.play(Step.post("money/labour-approval" + step, state.school.deputy(), path + "/approval", Map.of()));
            stage.play(Step.post("money/labour-payment" + step, state.school.admin(), path + "/payment", Map.of("on",
                    month.atEndOfMonth().toString(), "reference", "LW-" + month)));
        }
    }

    private static long minutesIn(Answer statement) {
        long minutes = 0;
        for (var worker : statement.body().path("workers")) {
            minutes += worker.path("minutes").asLong();
        }
        return minutes;
    }

    private void awaitServedDays(SchoolState state) {
        stage.await("all served days of " + state.school.id() + " have reached funding", Step.get("money/served-days/"
                + state.school.id(), FINANCE, state.funding() + "/served-days/total?semester=" + SEMESTER),
                answer -> answer
                        .body()
                        .path("pupilDays")
                        .asLong() == state.presentDays);
    }

    private void claim(List<SchoolState> schools) {
        compute("money/claims");
        SchoolState last = schools.getLast();
        dispute("money/dispute/" + last.school.id(), last, false);
        schools.forEach(it -> confirm("money/confirm/", it));
        if (schools.size() > 1) {
            stage.play(post("money/return/" + last.school.id(), SettingTheSemester.BUREAU, last, "/return", Map.of(
                    "reason", "请附争议说明")));
            compute("money/claims-again");
            confirm("money/confirm-again/", last);
        }
        schools.forEach(it -> {
            dispute("bad-input/claim-edited-after-confirmation/" + it.school.id(), it, true);
            acknowledgeFindings(it);
            stage.play(
                    post("money/approve/" + it.school.id(), SettingTheSemester.BUREAU, it, "/approve", Map.of()));
        });
    }

    /** The bureau looks into what was found, and says why it goes on. */
    private void acknowledgeFindings(SchoolState it) {
        Answer claim = stage.play(Step.get("money/found/" + it.school.id(), SettingTheSemester.BUREAU, it.funding()
                + "/claims/" + SEMESTER));
        claim.body()
                .path("open")
                .forEach(kind -> stage.play(post("money/acknowledge/" + it.school.id() + "/" + kind.asString(),
                        SettingTheSemester.BUREAU, it, "/findings/" + kind.asString() + "/acknowledge", Map.of("note",
                                "已向学校核实"))));
    }

    private void compute(String step) {
        stage.play(Step.post(step, SettingTheSemester.BUREAU, "/api/funding/v1/semesters/" + SEMESTER + "/claims",
                Map.of()));
    }

    private void confirm(String step, SchoolState it) {
        stage.play(post(step + it.school.id(), it.school.admin(), it, "/confirm", Map.of()));
    }

    private void dispute(String step, SchoolState it, boolean isRefused) {
        Step dispute = post(step, it.school.admin(), it, "/disputes", Map.of("pupilId", it.members()
                .getFirst().pupilId, "reason", "家长核对天数"));
        if (isRefused) {
            stage.send(dispute);
        } else {
            stage.play(dispute);
        }
    }

    private static Step post(String step, String actor, SchoolState it, String what, Object body) {
        return Step.post(step, actor, it.funding() + "/claims/" + SEMESTER + what, body);
    }

    /** Ordered once, for ever (R17): the first school's by hand, the others' in a file that the bank answers. */
    private void disburse(List<SchoolState> schools) {
        payByHand(schools.getFirst());
        List<SchoolState> inFile = schools.subList(1, schools.size());
        if (!inFile.isEmpty()) {
            payByFile(inFile);
        }
        schools.forEach(it -> stage.send(
                post("bad-input/second-disbursement/" + it.school.id(), FINANCE, it, "/disbursement", Map.of())));
    }

    private void payByHand(SchoolState it) {
        stage.play(post("money/disburse/" + it.school.id(), FINANCE, it, "/disbursement", Map.of()));
        stage.play(post("money/paid/" + it.school.id(), secondOfFinance(city), it, "/disbursement/paid",
                Map.of("on", PAID.toString(), "reference", "GK-2022-" + it.school.code())));
    }

    private void payByFile(List<SchoolState> schools) {
        schools.forEach(it -> stage.play(Step.put("money/account/" + it.school.id(), FINANCE,
                it.funding() + "/bank-account", Map.of("holder", it.school.name(), "bankCode", "102451000012",
                        "accountNumber", "16020011" + it.school.code()))));
        Answer prepared = stage.play(Step.post("money/batch", FINANCE, "/api/funding/v1/semesters/" + SEMESTER
                + "/payment-batches", Map.of("executeOn", PAID.toString())));
        stage.play(Step.post("money/batch-approval", secondOfFinance(city), "/api/funding/v1/payment-batches/"
                + prepared.body().path("batchId").asString() + "/approval", Map.of()));
        schools.forEach(it -> stage.await("the bank has paid " + it.school.id(), Step.get(
                "money/paid-by-file/" + it.school.id(), it.school.admin(), it.funding() + "/claims/" + SEMESTER
                        + "/disbursement"),
                answer -> answer.isGood() && answer.body().path("booked").asBoolean()));
    }

    private void spend(SchoolState it) {
        long subsidy = stage.play(Step.get("money/claim/" + it.school.id(), it.school.admin(), it.funding() + "/claims/"
                + SEMESTER)).body().path("amountFen").asLong();
        SPENDING.forEach((category, percent) -> {
            submitVoucher(it, category, category, subsidy * percent / 100);
            stage.play(voucher("money/approve-voucher/", it, category, "/approve", it.school.admin()));
        });
        stage.send(drawUp("bad-input/sixth-category/" + it.school.id(), it, "BANQUETS", "BANQUETS", 100));
        submitVoucher(it, "more-than-there-is", "CONSUMABLES", subsidy);
        stage.send(voucher("bad-input/more-than-there-is/", it, "more-than-there-is", "/approve", it.school.admin()));
        stage.send(Step.post("bad-input/transfer-out/" + it.school.id(), it.school.admin(), it.funding()
                + "/ledger/transfers",
                Map.of("entryId", it.school.id() + "-transfer", "toAccount", "school-canteen",
                        "amountFen", 1_000, "source", "CITY_FINANCE")));
    }

    /** A teacher draws up what is to be paid and adds the invoice; the head approves (R15). */
    private void submitVoucher(SchoolState it, String voucher, String category, long fen) {
        stage.play(drawUp("money/voucher/" + it.school.id() + "/" + voucher, it, voucher, category, fen));
        stage.play(Step.post("money/invoice/" + it.school.id() + "/" + voucher, teacher(it), it.funding()
                + "/vouchers/" + voucher + "/attachments", new Upload("invoice.pdf", "application/pdf", INVOICE)));
        stage.play(voucher("money/submit-voucher/", it, voucher, "/submit", teacher(it)));
    }

    private static Step drawUp(String step, SchoolState it, String voucher, String category, long fen) {
        return Step.put(step, teacher(it), it.funding() + "/vouchers/" + voucher, Map.of("category", category, "source",
                "CITY_FINANCE", "amountFen", fen, "payee", "SUPPLIER", "spentOn", SPENT.toString(), "purpose",
                "2021年秋季学期放学后服务支出"));
    }

    private static Step voucher(String step, SchoolState it, String voucher, String what, String actor) {
        return Step.post(step + it.school.id() + (step.startsWith("bad-input") ? "" : "/" + voucher), actor,
                it.funding() + "/vouchers/" + voucher + what, Map.of());
    }

    private static String teacher(SchoolState it) {
        return it.school.groups().getFirst().teacher();
    }
}
