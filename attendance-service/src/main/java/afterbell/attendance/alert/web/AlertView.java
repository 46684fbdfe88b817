package afterbell.attendance.alert.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.group.model.Slot;

/**
 * An alert as its readers see it; what a kind has nothing to say of is left out.
 *
 * @param until  when it was over; left out while it lasts
 * @param matter why what devices have told cannot be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(Kind kind, LocalDate date, Instant at, @Nullable Slot slot, @Nullable String groupId,
        @Nullable String pupilId, @Nullable String adultId, @Nullable Integer pupils, @Nullable Integer needed,
        @Nullable Integer signedOn, @Nullable String weather, @Nullable Integer arrangements,
        @Nullable String workerId, @Nullable List<String> groupIds,
        @Nullable String incidentId, @Nullable String incidentKind, @Nullable String severity,
        @Nullable Instant until, @Nullable String matter) {

    private AlertView(Kind kind, LocalDate date, Instant at, @Nullable Slot slot, @Nullable String groupId,
            @Nullable String pupilId, @Nullable String adultId, @Nullable Integer pupils, @Nullable Integer needed,
            @Nullable Integer signedOn, @Nullable String weather, @Nullable Integer arrangements,
            @Nullable String workerId, @Nullable List<String> groupIds, @Nullable String incidentId,
            @Nullable String incidentKind, @Nullable String severity, @Nullable Instant until) {
        this(kind, date, at, slot, groupId, pupilId, adultId, pupils, needed, signedOn, weather, arrangements, workerId,
                groupIds, incidentId, incidentKind, severity, until, null);
    }

    private AlertView(Kind kind, LocalDate date, Instant at, @Nullable Slot slot, @Nullable String groupId,
            @Nullable String pupilId, @Nullable String adultId, @Nullable Integer pupils, @Nullable Integer needed,
            @Nullable Integer signedOn, @Nullable String weather, @Nullable Integer arrangements) {
        this(kind, date, at, slot, groupId, pupilId, adultId, pupils, needed, signedOn, weather, arrangements, null,
                null, null, null, null, null);
    }

    /** What has happened. */
    enum Kind {
        PUPIL_ABSENT_UNEXPLAINED,
        PUPIL_NOT_COLLECTED,
        FORBIDDEN_ADULT_CAME,
        STAFF_FELL_SHORT,
        BAD_WEATHER,
        WORKER_NOT_CLEARED,
        INCIDENT_REPORTED,
        DEVICES_CONTRADICT,
        PICKUP_CODE_REUSED
    }

    static AlertView of(Alert alert) {
        var date = alert.date();
        var at = alert.at();
        return switch (alert.matter()) {
            case Matter.PupilNotCollected(var group, var slot, var pupil) -> new AlertView(Kind.PUPIL_NOT_COLLECTED,
                    date, at, slot, group, pupil, null, null, null, null, null, null);
            case Matter.PupilAbsentUnexplained(var group, var slot, var pupil, var over) -> new AlertView(
                    Kind.PUPIL_ABSENT_UNEXPLAINED, date, at, slot, group, pupil, null, null, null, null, null, null,
                    null, null, null, null, null, over);
            case Matter.ForbiddenAdultCame(var group, var slot, var pupil, var adult) -> new AlertView(
                    Kind.FORBIDDEN_ADULT_CAME, date, at, slot, group, pupil, adult, null, null, null, null, null);
            case Matter.PickupCodeReused(var group, var slot, var pupil, var adult) -> new AlertView(
                    Kind.PICKUP_CODE_REUSED, date, at, slot, group, pupil, adult, null, null, null, null, null);
            case Matter.StaffFellShort(var slot, var pupils, var needed, var signedOn) -> new AlertView(
                    Kind.STAFF_FELL_SHORT, date, at, slot, null, null, null, pupils, needed, signedOn, null, null);
            case Matter.WorkerNotCleared(var slot, var worker, var groups, var pupils) -> new AlertView(
                    Kind.WORKER_NOT_CLEARED, date, at, slot, null, null, null, pupils, null, null, null, null, worker,
                    groups, null, null, null, null);
            case Matter.IncidentReported(var incident, var kind, var severity, var pupils) -> new AlertView(
                    Kind.INCIDENT_REPORTED, date, at, null, null, null, null, pupils, null, null, null, null, null,
                    null, incident, kind, severity, null);
            case Matter.DevicesContradict(var group, var slot, var pupil, var matter) -> new AlertView(
                    Kind.DEVICES_CONTRADICT, date, at, slot, group, pupil, null, null, null, null, null, null, null,
                    null, null, null, null, null, matter);
            case Matter.BadWeather(var weather, var arrangements) -> new AlertView(Kind.BAD_WEATHER, date, at, null,
                    null, null, null, null, null, null, weather, arrangements);
        };
    }
}
