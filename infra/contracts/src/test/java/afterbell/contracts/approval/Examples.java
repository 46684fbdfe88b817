package afterbell.contracts.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Contract;
import afterbell.contracts.attendance.duty.v1.DutyServed;
import afterbell.contracts.attendance.register.v1.Arrival;
import afterbell.contracts.attendance.register.v1.CorrectionRefused;
import afterbell.contracts.attendance.register.v1.CorrectionRequested;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.HandedOver;
import afterbell.contracts.attendance.register.v1.Manner;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.PupilsCheckedIn;
import afterbell.contracts.attendance.register.v1.PupilsReleased;
import afterbell.contracts.attendance.register.v1.Recognised;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.Release;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Way;
import afterbell.contracts.attendance.safety.v1.AbsenceExplained;
import afterbell.contracts.attendance.safety.v1.Arrangement;
import afterbell.contracts.attendance.safety.v1.BadWeatherArranged;
import afterbell.contracts.attendance.safety.v1.DevicesContradicted;
import afterbell.contracts.attendance.safety.v1.Explanation;
import afterbell.contracts.attendance.safety.v1.FindingFixed;
import afterbell.contracts.attendance.safety.v1.ForbiddenAdultCame;
import afterbell.contracts.attendance.safety.v1.IncidentClosed;
import afterbell.contracts.attendance.safety.v1.IncidentKind;
import afterbell.contracts.attendance.safety.v1.IncidentReported;
import afterbell.contracts.attendance.safety.v1.PickupCodeReused;
import afterbell.contracts.attendance.safety.v1.PupilAbsentUnexplained;
import afterbell.contracts.attendance.safety.v1.PupilNotCollected;
import afterbell.contracts.attendance.safety.v1.SafetyArea;
import afterbell.contracts.attendance.safety.v1.SafetyChecked;
import afterbell.contracts.attendance.safety.v1.Severity;
import afterbell.contracts.attendance.safety.v1.SignOnEnded;
import afterbell.contracts.attendance.safety.v1.Weather;
import afterbell.contracts.attendance.session.v1.Seal;
import afterbell.contracts.attendance.session.v1.SessionClosed;
import afterbell.contracts.attendance.session.v1.SessionOpened;
import afterbell.contracts.attendance.session.v1.SessionResealed;
import afterbell.contracts.attendance.session.v1.StaffFellShort;
import afterbell.contracts.attendance.session.v1.WorkerSignedOn;
import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.pickupauthority.v1.Validity;
import afterbell.contracts.enrollment.place.v1.EndReason;
import afterbell.contracts.enrollment.place.v1.LeaveSet;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Weekday;
import afterbell.contracts.enrollment.place.v1.WeekdaysChanged;
import afterbell.contracts.enrollment.plan.v1.AppealDecided;
import afterbell.contracts.enrollment.plan.v1.OfferingAppealed;
import afterbell.contracts.enrollment.plan.v1.PlanAccepted;
import afterbell.contracts.enrollment.plan.v1.PlanReturned;
import afterbell.contracts.enrollment.plan.v1.PlanSubmitted;
import afterbell.contracts.enrollment.school.v1.Category;
import afterbell.contracts.enrollment.school.v1.Dismissal;
import afterbell.contracts.enrollment.school.v1.NoonSlot;
import afterbell.contracts.enrollment.school.v1.Offering;
import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.PlanPublished;
import afterbell.contracts.enrollment.school.v1.School;
import afterbell.contracts.enrollment.school.v1.School.Group;
import afterbell.contracts.enrollment.school.v1.SchoolChanged;
import afterbell.contracts.enrollment.school.v1.SchoolRegistered;
import afterbell.contracts.enrollment.school.v1.SchoolType;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.contracts.enrollment.signup.v1.ApplicantsListed;
import afterbell.contracts.enrollment.signup.v1.LotsDrawn;
import afterbell.contracts.enrollment.signup.v1.SignUpAnnounced;
import afterbell.contracts.funding.claim.v1.Adjustment;
import afterbell.contracts.funding.claim.v1.AppliedPolicy;
import afterbell.contracts.funding.claim.v1.ClaimApproved;
import afterbell.contracts.funding.claim.v1.ClaimComputed;
import afterbell.contracts.funding.claim.v1.ClaimConfirmed;
import afterbell.contracts.funding.claim.v1.ClaimReturned;
import afterbell.contracts.funding.claim.v1.DaySeal;
import afterbell.contracts.funding.claim.v1.Grounds;
import afterbell.contracts.funding.claim.v1.Position;
import afterbell.contracts.funding.disbursement.v1.DisbursementFailed;
import afterbell.contracts.funding.disbursement.v1.DisbursementOrdered;
import afterbell.contracts.funding.disbursement.v1.DisbursementPaid;
import afterbell.contracts.funding.labour.v1.StatementFiled;
import afterbell.contracts.funding.ledger.v1.EntryPosted;
import afterbell.contracts.funding.ledger.v1.Source;
import afterbell.contracts.staffing.institution.v1.AcceptanceExpired;
import afterbell.contracts.staffing.institution.v1.AcceptedPeriod;
import afterbell.contracts.staffing.institution.v1.Institution;
import afterbell.contracts.staffing.institution.v1.InstitutionAccepted;
import afterbell.contracts.staffing.institution.v1.InstitutionRemoved;
import afterbell.contracts.staffing.institution.v1.InstitutionSuspended;
import afterbell.contracts.staffing.rota.v1.Duty;
import afterbell.contracts.staffing.rota.v1.DutyAssigned;
import afterbell.contracts.staffing.rota.v1.DutyRemoved;
import afterbell.contracts.staffing.rota.v1.RemovalCause;
import afterbell.contracts.staffing.rota.v1.RemovalReason;
import afterbell.contracts.staffing.rota.v1.ServiceSlot;
import afterbell.contracts.staffing.rota.v1.Shortfall;
import afterbell.contracts.staffing.rota.v1.StaffShortfallOver;
import afterbell.contracts.staffing.rota.v1.StaffShortfallPredicted;
import afterbell.contracts.staffing.worker.v1.Clearance;
import afterbell.contracts.staffing.worker.v1.ClearanceExpired;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.Worker;
import afterbell.contracts.staffing.worker.v1.WorkerBarred;
import afterbell.contracts.staffing.worker.v1.WorkerCleared;
import afterbell.contracts.staffing.worker.v1.WorkerSuspended;

/** A term's first days at an invented school. A fact's examples together carry each of its optional fields. */
final class Examples {
    private static final String SCHOOL = "sch-7k2m9q";
    private static final String GROUP = "grp-3b5x1c";
    private static final String SEMESTER = "2026-autumn";
    private static final String PUPIL = "pup-5h8j2v";
    private static final String TEACHER = "wrk-4t6y8u";
    private static final String EXTERNAL = "wrk-1q3w5e";
    private static final String INSTITUTION = "52370100MJD0001230";
    private static final String ADULT = "adt-9z7x5c";
    private static final String CLAIM = SCHOOL + ":" + SEMESTER;
    private static final String PLAN = SCHOOL + ":" + SEMESTER;
    private static final String SIGN_UP = SCHOOL + "/" + SEMESTER + "/AFTERNOON";
    private static final String LIST_HASH = "6c5b1a0d2a3f1b9a5de0f2c47a7f6c3f0d9a8c7b6e5f4d3c2b1a09f8e7d6c5b4";
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 7);
    private static final String SEAL = "9f2c1be35f0f4d0f8a0a1d7c55aa6e6e0c2b7d9e1f3a4b5c6d7e8f9012345678";
    private static final LocalDate NEXT_DAY = LocalDate.of(2026, 9, 8);

    private static final List<Example> ALL = Stream
            .of(enrollment(), institutions(), staffing(), attendance(), funding())
            .flatMap(List::stream)
            .toList();

    private Examples() {}

    static List<Example> all() {
        return ALL;
    }

    static List<Example> of(Contract contract) {
        return ALL.stream().filter(example -> example.contract().equals(contract)).toList();
    }

    private static List<Example> enrollment() {
        var oneGroup = new School(SCHOOL, "2137000101", "滨河路实验小学", "370102",
                List.of(new Group(GROUP, "三年级2班")), List.of(), "370102001", SchoolType.PRIMARY);
        var twoGroups = new School(SCHOOL, "2137000101", "滨河路实验小学", "370102",
                List.of(new Group(GROUP, "三年级2班"), new Group("grp-8d0w6n", "阅读社团")), List.of(),
                "370102001", SchoolType.PRIMARY);
        var reading = new Offering("off-reading", Category.READING, Setting.INDOOR, null, List.of(GROUP), null, null,
                null, null, 50, 1);
        var football = new Offering("off-football", Category.SPORT, Setting.OUTDOOR,
                afterbell.contracts.enrollment.school.v1.BadWeather.MOVE_INDOORS, List.of(GROUP),
                afterbell.contracts.enrollment.school.v1.Slot.AFTERNOON,
                List.of(afterbell.contracts.enrollment.school.v1.Weekday.TUESDAY,
                        afterbell.contracts.enrollment.school.v1.Weekday.THURSDAY),
                16 * 60 + 30, 17 * 60 + 30, 40, 1);
        var plan = new Plan(SEMESTER, 1, 15 * 60 + 50, List.of(reading, football),
                List.of(new Dismissal(afterbell.contracts.enrollment.school.v1.Weekday.FRIDAY, 1, 15 * 60)),
                17 * 60 + 50, new NoonSlot(12 * 60, 13 * 60 + 30));
        var withPlan = new School(SCHOOL, "2137000101", "滨河路实验小学", "370102", twoGroups.groups(), List.of(plan),
                "370102001", SchoolType.PRIMARY);
        var policy = new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000, 50, 7, 365);
        var slot = afterbell.contracts.enrollment.place.v1.Slot.AFTERNOON;
        return List.of(
                of("The autumn semester", "semesters", SEMESTER, 1, "2026-08-10T02:00:00Z", null,
                        new SemesterSet(SEMESTER, 1, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 22),
                                List.of(FIRST_DAY, NEXT_DAY), policy)),
                of("A school with one group", "schools", SCHOOL, 1, "2026-08-20T01:30:00Z", null,
                        new SchoolRegistered(oneGroup)),
                of("A school that came from an older system with its plan", "schools", "sch-0p2l4m", 1,
                        "2026-08-20T01:31:00Z", null,
                        new SchoolRegistered(new School("sch-0p2l4m", "2137000102", "东风小学", "370102",
                                twoGroups.groups(), withPlan.plans(), "370102001", SchoolType.PRIMARY))),
                of("The service plan is public", "schools", SCHOOL, 2, "2026-08-24T03:10:00Z", null,
                        new PlanPublished(withPlan)),
                of("A reading club has been added", "schools", SCHOOL, 3, "2026-08-25T06:05:11Z", null,
                        new SchoolChanged(withPlan)),
                of("A plan for the bureau", "plans", PLAN, 1, "2026-08-21T03:10:00Z", null,
                        new PlanSubmitted(SCHOOL, SEMESTER, 1)),
                of("The plan is given back", "plans", PLAN, 2, "2026-08-21T08:02:00Z", null,
                        new PlanReturned(SCHOOL, SEMESTER, 1)),
                of("A puzzle club was taken for a lesson", "plans", PLAN, 3, "2026-08-22T01:12:00Z", null,
                        new OfferingAppealed(SCHOOL, SEMESTER, "off-puzzles", "apl-5c1f0b9e")),
                of("It may be as it is worded", "plans", PLAN, 4, "2026-08-22T02:40:00Z", null,
                        new AppealDecided(SCHOOL, SEMESTER, "off-puzzles", "apl-5c1f0b9e", true)),
                of("The plan is good", "plans", PLAN, 6, "2026-08-23T01:00:00Z", null,
                        new PlanAccepted(SCHOOL, SEMESTER, 1)),
                of("Two service days", "calendars", SCHOOL, 1, "2026-08-20T01:30:01Z", null,
                        new ServiceDaysSet(SCHOOL,
                                List.of(new SemesterDays(SEMESTER, List.of(FIRST_DAY, NEXT_DAY))))),
                of("Guardians can apply for a week", "sign-ups", SIGN_UP, 1, "2026-08-18T02:00:00Z", null,
                        new SignUpAnnounced(SCHOOL, SEMESTER, afterbell.contracts.enrollment.signup.v1.Slot.AFTERNOON,
                                Instant.parse("2026-08-20T00:00:00Z"), Instant.parse("2026-08-27T10:00:00Z"), true, 150,
                                "60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55")),
                of("173 have applied", "sign-ups", SIGN_UP, 2, "2026-08-27T10:05:00Z", null,
                        new ApplicantsListed(SCHOOL, SEMESTER, afterbell.contracts.enrollment.signup.v1.Slot.AFTERNOON,
                                173, LIST_HASH)),
                of("Lots are drawn", "sign-ups", SIGN_UP, 3, "2026-08-28T02:00:00Z", null,
                        new LotsDrawn(SCHOOL, SEMESTER, afterbell.contracts.enrollment.signup.v1.Slot.AFTERNOON,
                                "00".repeat(32), LIST_HASH)),
                of("A place in the afternoon", "places", PUPIL, 1, "2026-09-01T02:15:42Z", null,
                        new PlaceGranted(PUPIL, SCHOOL, GROUP, slot, FIRST_DAY, "2026-autumn", null)),
                of("A place at noon", "places", "pup-0n4d7f", 1, "2026-09-01T02:17:03Z", null,
                        new PlaceGranted("pup-0n4d7f", SCHOOL, GROUP,
                                afterbell.contracts.enrollment.place.v1.Slot.NOON, FIRST_DAY, "2026-autumn",
                                List.of(Weekday.MONDAY, Weekday.WEDNESDAY))),
                of("Now on Tuesdays only", "places", PUPIL, 3, "2026-09-25T10:00:00Z", null,
                        new WeekdaysChanged(PUPIL, SCHOOL, GROUP, slot, "2026-autumn", LocalDate.of(2026, 10, 12),
                                List.of(Weekday.TUESDAY))),
                of("Away for two days", "places", PUPIL, 4, "2026-10-19T00:40:00Z", null,
                        new LeaveSet(PUPIL, SCHOOL, GROUP, slot, "2026-autumn", "lv-7k2m9q", LocalDate.of(2026, 10, 20),
                                LocalDate.of(2026, 10, 22))),
                of("The family has moved", "places", PUPIL, 5, "2026-11-02T02:15:42Z", null,
                        new PlaceEnded(PUPIL, SCHOOL, GROUP, slot, LocalDate.of(2026, 11, 3), EndReason.TRANSFERRED,
                                "2026-autumn")),
                of("One may, one must not", "pickup-authorities", PUPIL, 1, "2026-09-01T02:20:00Z", null,
                        new PickupAuthoritySet(PUPIL, List.of(ADULT), List.of("adt-2v4b6n"), false, null, null)),
                of("An aunt for one week", "pickup-authorities", PUPIL, 2, "2026-10-09T09:20:00Z", null,
                        new PickupAuthoritySet(PUPIL, List.of(ADULT, "adt-9c1x8z"), List.of("adt-2v4b6n"), false,
                                List.of(new Validity("adt-9c1x8z", LocalDate.of(2026, 10, 12),
                                        LocalDate.of(2026, 10, 17))),
                                List.of(new Guardian(ADULT, "0f5c7d1e-3a52-4a2e-9a58-6f1d2c3b4a59")))));
    }

    private static List<Example> institutions() {
        var from = LocalDate.of(2026, 8, 20);
        var until = LocalDate.of(2027, 8, 31);
        var accepted = List.of(new AcceptedPeriod(from, until));
        var cut = List.of(new AcceptedPeriod(from, LocalDate.of(2026, 10, 11)));
        return List.of(
                of("The bureau has accepted an institution", "institutions", INSTITUTION, 1, "2026-08-20T02:00:00Z",
                        null, new InstitutionAccepted(new Institution(INSTITUTION,
                                afterbell.contracts.staffing.institution.v1.Standing.ACCEPTED, accepted))),
                of("It is suspended from 12 October on", "institutions", INSTITUTION, 2, "2026-10-12T01:00:00Z", null,
                        new InstitutionSuspended(new Institution(INSTITUTION,
                                afterbell.contracts.staffing.institution.v1.Standing.SUSPENDED, cut))),
                of("It is removed for good", "institutions", INSTITUTION, 3, "2026-11-02T01:00:00Z", null,
                        new InstitutionRemoved(new Institution(INSTITUTION,
                                afterbell.contracts.staffing.institution.v1.Standing.REMOVED, cut))),
                of("Another one's evidence has run out", "institutions", "52370100MJD1234565", 2,
                        "2027-09-01T00:00:10Z", null, new AcceptanceExpired(new Institution("52370100MJD1234565",
                                afterbell.contracts.staffing.institution.v1.Standing.EXPIRED, accepted))));
    }

    private static List<Example> staffing() {
        var from = LocalDate.of(2026, 9, 1);
        var until = LocalDate.of(2027, 8, 31);
        var duty = new Duty("dty-6m8k0j", EXTERNAL, FIRST_DAY,
                afterbell.contracts.staffing.rota.v1.Slot.AFTERNOON, GROUP);
        var elsewhere = new Duty("dty-3f5g7h", EXTERNAL, NEXT_DAY,
                afterbell.contracts.staffing.rota.v1.Slot.AFTERNOON, null);
        return List.of(
                of("An external teacher has passed the four gates", "workers", EXTERNAL, 1, "2026-08-30T08:00:00Z",
                        null, new WorkerCleared(new Worker(EXTERNAL, Kind.EXTERNAL_TEACHER, List.of(SCHOOL),
                                Standing.CLEARED, from, until, List.of(new Clearance(SCHOOL, from, until))))),
                of("The worker is suspended while a complaint is looked into", "workers", EXTERNAL, 2,
                        "2026-10-01T01:00:00Z", null,
                        new WorkerSuspended(new Worker(EXTERNAL, Kind.EXTERNAL_TEACHER, List.of(SCHOOL),
                                Standing.NOT_CLEARED, from, LocalDate.of(2026, 9, 30),
                                List.of(new Clearance(SCHOOL, from, LocalDate.of(2026, 9, 30)))))),
                of("An adverse record came to light", "workers", EXTERNAL, 3, "2026-10-12T01:00:00Z", null,
                        new WorkerBarred(new Worker(EXTERNAL, Kind.EXTERNAL_TEACHER, List.of(SCHOOL),
                                Standing.BARRED, from, LocalDate.of(2026, 9, 30),
                                List.of(new Clearance(SCHOOL, from, LocalDate.of(2026, 9, 30)))))),
                of("The year is over", "workers", TEACHER, 2, "2027-09-01T00:00:10Z", null,
                        new ClearanceExpired(new Worker(TEACHER, Kind.SCHOOL_STAFF, List.of(SCHOOL),
                                Standing.NOT_CLEARED, from, until, List.of(new Clearance(SCHOOL, from, until))))),
                of("Two duties", "duties", EXTERNAL + ":2026-W37", 1, "2026-09-01T03:00:00Z", null,
                        new DutyAssigned(SCHOOL, List.of(duty, elsewhere))),
                of("They are taken away from a barred worker", "duties", EXTERNAL + ":2026-W37", 2,
                        "2026-09-07T01:00:01Z", EXTERNAL + "#3",
                        new DutyRemoved(SCHOOL, List.of(duty, elsewhere), RemovalReason.BARRED)),
                of("A suspended worker's duty is taken away", "duties", EXTERNAL + ":2026-W37", 3,
                        "2026-09-07T01:00:01Z", EXTERNAL + "#2",
                        new DutyRemoved(SCHOOL, List.of(duty), RemovalReason.CLEARANCE_EXPIRED,
                                RemovalCause.SUSPENDED)),
                of("Somebody else takes one of them", "duties", EXTERNAL + ":2026-W37", 4, "2026-09-07T01:00:01Z",
                        null,
                        new DutyRemoved(SCHOOL, List.of(duty), RemovalReason.ROTA_CHANGED,
                                RemovalCause.SUBSTITUTED)),
                of("An afternoon lacks a teacher", "forecasts", SCHOOL + ":staff", 1, "2026-09-07T01:00:02Z", null,
                        new StaffShortfallPredicted(SCHOOL, List.of(new Shortfall(FIRST_DAY,
                                afterbell.contracts.staffing.rota.v1.Slot.AFTERNOON, 51, 2, 1)))),
                of("A substitute was found", "forecasts", SCHOOL + ":staff", 2, "2026-09-07T02:00:00Z", null,
                        new StaffShortfallOver(SCHOOL, List.of(new ServiceSlot(FIRST_DAY,
                                afterbell.contracts.staffing.rota.v1.Slot.AFTERNOON)))));
    }

    private static List<Example> attendance() {
        var slot = afterbell.contracts.attendance.register.v1.Slot.AFTERNOON;
        var sessionSlot = afterbell.contracts.attendance.session.v1.Slot.AFTERNOON;
        String register = GROUP + ":" + FIRST_DAY + ":" + slot;
        String session = SCHOOL + ":" + FIRST_DAY + ":" + slot;
        return List.of(
                of("The afternoon begins", "sessions", session, 1, "2026-09-07T07:50:00Z", null,
                        new SessionOpened(SCHOOL, FIRST_DAY, sessionSlot, 52, 2, List.of(TEACHER),
                                Instant.parse("2026-09-07T07:50:00Z"))),
                of("One teacher for 52 pupils is not enough", "sessions", session, 2, "2026-09-07T07:50:00Z", null,
                        new StaffFellShort(SCHOOL, FIRST_DAY, sessionSlot, 52, 2, 1,
                                Instant.parse("2026-09-07T07:50:00Z"))),
                of("A second one comes", "sessions", session, 3, "2026-09-07T07:58:00Z", null,
                        new WorkerSignedOn(SCHOOL, FIRST_DAY, sessionSlot, EXTERNAL, 2,
                                Instant.parse("2026-09-07T07:58:00Z"))),
                of("All have gone home", "sessions", session, 4, "2026-09-07T10:02:00Z", null,
                        new SessionClosed(SCHOOL, FIRST_DAY, sessionSlot, 50, 2, 50,
                                Instant.parse("2026-09-07T10:02:00Z"), new Seal(1, 52, SEAL))),
                of("A late correction breaks no seal: a further one holds", "sessions", session, 5,
                        "2026-09-09T02:00:00Z", null,
                        new SessionResealed(SCHOOL, FIRST_DAY, sessionSlot,
                                new Seal(2, 52, SEAL.substring(32) + SEAL.substring(0, 32)), List.of(GROUP),
                                Instant.parse("2026-09-09T02:00:00Z"))),
                of("Three pupils are present, one is away", "registers", register, 1, "2026-09-07T08:10:27Z", null,
                        new RollCalled(SCHOOL, GROUP, FIRST_DAY, slot, TEACHER,
                                List.of(new Entry(PUPIL, Presence.PRESENT, 1),
                                        new Entry("pup-0n4d7f", Presence.PRESENT, 1),
                                        new Entry("pup-9c6b3k", Presence.PRESENT, 1),
                                        new Entry("pup-2w1a8g", Presence.ABSENT_UNEXPLAINED, 1)))),
                of("The missing pupil had leave", "registers", register, 2, "2026-09-07T08:31:50Z", null,
                        new RegisterCorrected(SCHOOL, GROUP, FIRST_DAY, slot,
                                List.of(new Entry("pup-2w1a8g", Presence.ABSENT_LEAVE, 2)), null)),
                of("The day after, the school asks to correct it again", "registers", register, 7,
                        "2026-09-08T01:00:00Z", null,
                        new CorrectionRequested(SCHOOL, GROUP, FIRST_DAY, slot, 1,
                                List.of(new Entry("pup-2w1a8g", Presence.PRESENT, 3)),
                                Instant.parse("2026-09-08T01:00:00Z"))),
                of("The bureau sees no reason", "registers", register, 8, "2026-09-08T03:00:00Z", null,
                        new CorrectionRefused(SCHOOL, GROUP, FIRST_DAY, slot, 1,
                                Instant.parse("2026-09-08T03:00:00Z"))),
                of("Another request is approved", "registers", register, 10, "2026-09-09T02:00:00Z", null,
                        new RegisterCorrected(SCHOOL, GROUP, FIRST_DAY, slot,
                                List.of(new Entry("pup-2w1a8g", Presence.ABSENT_SICK, 3)), 2)),
                of("The football coach takes over", "registers", register, 3, "2026-09-07T08:45:00Z", null,
                        new HandedOver(SCHOOL, GROUP, FIRST_DAY, slot, TEACHER, EXTERNAL,
                                List.of(PUPIL, "pup-0n4d7f", "pup-9c6b3k"), Instant.parse("2026-09-07T08:45:00Z"),
                                "hov-4k8s2m")),
                of("A card at the gate, and a child whom a teacher brings", "registers",
                        "grp-7q2z4m:2026-09-07:AFTERNOON",
                        1, "2026-09-07T07:52:00Z", null, new PupilsCheckedIn(SCHOOL, "grp-7q2z4m", FIRST_DAY, slot,
                                List.of(new Arrival("pup-5t1x9d", 1, Way.CARD, TEACHER,
                                        Instant.parse("2026-09-07T07:51:40Z")),
                                        new Arrival("pup-8r3v6h", 1, Way.OTHER, null,
                                                Instant.parse("2026-09-07T07:51:58Z"))))),
                of("One is collected, one goes alone", "registers", register, 4, "2026-09-07T09:40:00Z", null,
                        new PupilsReleased(SCHOOL, GROUP, FIRST_DAY, slot,
                                List.of(new Release(PUPIL, Manner.COLLECTED, ADULT,
                                        Instant.parse("2026-09-07T09:38:20Z"), Recognised.BY_CODE),
                                        new Release("pup-0n4d7f", Manner.LEFT_ALONE, null,
                                                Instant.parse("2026-09-07T09:39:05Z"), null)))),
                of("Two class hours and a bit", "duties", TEACHER + ":" + FIRST_DAY + ":" + slot, 1,
                        "2026-09-07T10:05:00Z", null,
                        new DutyServed(TEACHER, SCHOOL, FIRST_DAY,
                                afterbell.contracts.attendance.duty.v1.Slot.AFTERNOON, 130)),
                of("A storm moves football indoors", "weather", SCHOOL + ":" + FIRST_DAY, 1, "2026-09-07T06:30:00Z",
                        null, new BadWeatherArranged(SCHOOL, FIRST_DAY, Weather.STORM,
                                List.of(new Arrangement("off-football",
                                        afterbell.contracts.attendance.safety.v1.BadWeather.MOVE_INDOORS)),
                                Instant.parse("2026-09-07T06:30:00Z"))),
                of("A child is missing", "registers", register, 11, "2026-09-07T08:10:27Z", null,
                        new PupilAbsentUnexplained(SCHOOL, GROUP, "pup-2w1a8g", FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON,
                                Instant.parse("2026-09-07T07:50:00Z"))),
                of("The child had leave", "registers", register, 12, "2026-09-07T08:31:50Z", null,
                        new AbsenceExplained(SCHOOL, GROUP, "pup-2w1a8g", FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON, Explanation.LEAVE,
                                Instant.parse("2026-09-07T08:31:50Z"))),
                of("Nobody has come, the guardians are told", "registers", register, 5, "2026-09-07T10:15:02Z", null,
                        new PupilNotCollected(SCHOOL, GROUP, "pup-9c6b3k", FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON,
                                Instant.parse("2026-09-07T10:15:02Z"), 2, Instant.parse("2026-09-07T10:15:00Z"))),
                of("A worker was barred in the middle of the afternoon", "withdrawals", session + ":" + EXTERNAL, 1,
                        "2026-09-07T08:30:00Z", null, new SignOnEnded(SCHOOL, FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON, EXTERNAL, List.of(GROUP), 24,
                                Instant.parse("2026-09-07T08:30:00Z"))),
                of("Somebody came who must not", "registers", register, 6, "2026-09-07T10:10:00Z", null,
                        new ForbiddenAdultCame(SCHOOL, GROUP, PUPIL, "adt-2v4b6n", FIRST_DAY,
                                Instant.parse("2026-09-07T10:10:00Z"))),
                of("Two gates gave one pupil to different adults", "device-registers", register, 1,
                        "2026-09-07T10:20:00Z", null,
                        new DevicesContradicted(SCHOOL, GROUP, PUPIL, FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON, "RELEASED_TO_TWO",
                                Instant.parse("2026-09-07T10:20:00Z"))),
                of("A photo of a code is shown again", "registers", register, 13, "2026-09-07T10:12:00Z", null,
                        new PickupCodeReused(SCHOOL, GROUP, PUPIL, ADULT, "c0d3Yq7mZt1x", FIRST_DAY,
                                afterbell.contracts.attendance.safety.v1.Slot.AFTERNOON,
                                Instant.parse("2026-09-07T10:12:00Z"))),
                of("A pupil has fallen", "incidents", "inc-4n8c2x", 1, "2026-09-07T08:41:00Z", null,
                        new IncidentReported(SCHOOL, "inc-4n8c2x", FIRST_DAY, IncidentKind.INJURY, Severity.MODERATE,
                                List.of(GROUP), 1, Instant.parse("2026-09-07T08:40:00Z"))),
                of("The doctor was asked, the floor repaired", "incidents", "inc-4n8c2x", 2, "2026-09-09T02:00:00Z",
                        null, new IncidentClosed(SCHOOL, "inc-4n8c2x", FIRST_DAY, Severity.MODERATE, 3,
                                Instant.parse("2026-09-09T02:00:00Z"))),
                of("An extinguisher is too old", "safety-checks", "chk-6t1r9w", 1, "2026-09-07T02:00:00Z", null,
                        new SafetyChecked(SCHOOL, "chk-6t1r9w", FIRST_DAY, SafetyArea.FIRE, 4, 1,
                                FIRST_DAY.plusDays(7), Instant.parse("2026-09-07T02:00:00Z"))),
                of("It is replaced", "safety-checks", "chk-6t1r9w", 2, "2026-09-08T02:00:00Z", null,
                        new FindingFixed(SCHOOL, "chk-6t1r9w", FIRST_DAY.plusDays(1), SafetyArea.FIRE,
                                "EXTINGUISHERS_VALID", false, 1, FIRST_DAY.plusDays(9),
                                Instant.parse("2026-09-08T02:00:00Z"))));
    }

    private static List<Example> funding() {
        return List.of(
                of("312 pupils at 125 yuan", "claims", CLAIM, 1, "2027-01-23T01:00:00Z", null,
                        new ClaimComputed(CLAIM, SCHOOL, SEMESTER, 312, 3_900_000, 1,
                                new Grounds(
                                        new AppliedPolicy(
                                                afterbell.contracts.funding.claim.v1.ServedRule.DISTINCT_SERVED,
                                                1, 12_500),
                                        List.of(FIRST_DAY, FIRST_DAY.plusDays(1)), 3_912_500,
                                        List.of(new Adjustment("2026-spring", -12_500)), SEAL,
                                        List.of(new DaySeal(FIRST_DAY, 2, 52, SEAL)),
                                        List.of(new Position(0, 45_120, 45_120), new Position(1, 44_871, 44_873))))),
                of("The bureau has a question", "claims", CLAIM, 3, "2027-01-25T01:00:00Z", null,
                        new ClaimReturned(CLAIM, SCHOOL, SEMESTER, 312, 3_900_000)),
                of("The school agrees", "claims", CLAIM, 2, "2027-01-24T01:00:00Z", null,
                        new ClaimConfirmed(CLAIM, SCHOOL, SEMESTER, 312, 3_900_000)),
                of("So does the bureau", "claims", CLAIM, 5, "2027-01-26T01:00:00Z", null,
                        new ClaimApproved(CLAIM, SCHOOL, SEMESTER, 312, 3_900_000)),
                of("The payment is ordered", "disbursements", CLAIM, 1, "2027-02-01T01:00:00Z", null,
                        new DisbursementOrdered(CLAIM, CLAIM, SCHOOL, SEMESTER, 3_900_000)),
                of("The bank did not take it", "disbursements", CLAIM, 2, "2027-02-01T02:00:00Z", null,
                        new DisbursementFailed(CLAIM, CLAIM, SCHOOL, SEMESTER, 3_900_000)),
                of("The money is there", "disbursements", CLAIM, 4, "2027-02-02T01:00:00Z", null,
                        new DisbursementPaid(CLAIM, CLAIM, SCHOOL, SEMESTER, 3_900_000)),
                of("Paper and glue", "journals", SCHOOL, 7, "2027-03-01T01:00:00Z", null,
                        new EntryPosted("vch-0001", SCHOOL, Source.CITY_FINANCE, "spent:CONSUMABLES:CITY_FINANCE",
                                "fund:CITY_FINANCE", 18_650, LocalDate.of(2027, 3, 1), null, 7L,
                                Instant.parse("2027-03-01T01:00:00Z"), "5d".repeat(32), "0c".repeat(32),
                                "9f".repeat(32))),
                of("It was another's paper", "journals", SCHOOL, 8, "2027-03-02T01:00:00Z", null,
                        new EntryPosted("vch-0001-back", SCHOOL, Source.CITY_FINANCE, "fund:CITY_FINANCE",
                                "spent:CONSUMABLES:CITY_FINANCE", 18_650, LocalDate.of(2027, 3, 2), "vch-0001", 8L,
                                Instant.parse("2027-03-02T01:00:00Z"), "5e".repeat(32), "9f".repeat(32),
                                "1a".repeat(32))),
                of("September's labour fees", "statements", SCHOOL + ":2026-09", 1, "2026-10-08T01:00:00Z", null,
                        new StatementFiled(SCHOOL + ":2026-09", SCHOOL, "2026-09", 9, 352, 2_112_000, null)),
                of("Two class hours of September that came to light in October", "statements", SCHOOL + ":2026-09:1", 1,
                        "2026-11-02T01:00:00Z", null,
                        new StatementFiled(SCHOOL + ":2026-09:1", SCHOOL, "2026-09", 1, 2, 12_000, 1)));
    }

    private static Example of(String name, String collection, String subject, long sequence, String time,
            @Nullable String causedBy, Record fact) {
        return new Example(name, collection, subject, sequence, Instant.parse(time), causedBy, fact);
    }
}
