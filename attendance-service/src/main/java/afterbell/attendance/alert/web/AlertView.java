package afterbell.attendance.alert.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.group.model.Slot;

/** Members that do not go with the kind are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(Kind kind, LocalDate date, Instant at, @Nullable Slot slot, @Nullable String groupId,
        @Nullable String pupilId, @Nullable String adultId, @Nullable Integer pupils, @Nullable Integer needed,
        @Nullable Integer signedOn, @Nullable String weather, @Nullable Integer arrangements,
        @Nullable String workerId, @Nullable List<String> groupIds,
        @Nullable String incidentId, @Nullable String incidentKind, @Nullable String severity,
        @Schema(description = "1 to 3: how far a pupil who was not collected was escalated") @Nullable Integer level,
        @Schema(description = "When it was over; left out until then") @Nullable Instant until,
        @Schema(description = "What devices contradict each other in") @Nullable String matter) {

    /** What has happened. */
    enum Kind {
        PUPIL_NOT_COLLECTED,
        PUPIL_ABSENT_UNEXPLAINED,
        FORBIDDEN_ADULT_CAME,
        STAFF_FELL_SHORT,
        BAD_WEATHER,
        WORKER_NOT_CLEARED,
        INCIDENT_REPORTED,
        DEVICES_CONTRADICT,
        PICKUP_CODE_REUSED
    }

    static AlertView of(Alert alert) {
        var draft = new Draft(alert);
        return switch (alert.matter()) {
            case Matter.PupilNotCollected it -> draft.pupil(it.groupId(), it.slot(), it.pupilId())
                    .level(it.level())
                    .until(it.until())
                    .as(Kind.PUPIL_NOT_COLLECTED);
            case Matter.PupilAbsentUnexplained it -> draft.pupil(it.groupId(), it.slot(), it.pupilId())
                    .until(it.over())
                    .as(Kind.PUPIL_ABSENT_UNEXPLAINED);
            case Matter.ForbiddenAdultCame it -> draft.pupil(it.groupId(), it.slot(), it.pupilId())
                    .adult(it.adultId())
                    .as(Kind.FORBIDDEN_ADULT_CAME);
            case Matter.PickupCodeReused it -> draft.pupil(it.groupId(), it.slot(), it.pupilId())
                    .adult(it.adultId())
                    .as(Kind.PICKUP_CODE_REUSED);
            case Matter.DevicesContradict it -> draft.pupil(it.groupId(), it.slot(), it.pupilId())
                    .matter(it.matter())
                    .as(Kind.DEVICES_CONTRADICT);
            case Matter.StaffFellShort it -> draft.staff(it).as(Kind.STAFF_FELL_SHORT);
            case Matter.WorkerNotCleared it -> draft.worker(it).as(Kind.WORKER_NOT_CLEARED);
            case Matter.IncidentReported it -> draft.incident(it).as(Kind.INCIDENT_REPORTED);
            case Matter.BadWeather it -> draft.weather(it).as(Kind.BAD_WEATHER);
        };
    }

    /** Collects what goes with the kind. */
    private static final class Draft {
        private final Alert alert;
        private @Nullable Slot slot;
        private @Nullable String groupId;
        private @Nullable String pupilId;
        private @Nullable String adultId;
        private @Nullable Integer pupils;
        private @Nullable Integer needed;
        private @Nullable Integer signedOn;
        private @Nullable String weather;
        private @Nullable Integer arrangements;
        private @Nullable String workerId;
        private @Nullable List<String> groupIds;
        private @Nullable String incidentId;
        private @Nullable String incidentKind;
        private @Nullable String severity;
        private @Nullable Integer level;
        private @Nullable Instant until;
        private @Nullable String matter;

        Draft(Alert alert) {
            this.alert = alert;
        }

        Draft pupil(String ofGroup, Slot inSlot, String pupil) {
            groupId = ofGroup;
            slot = inSlot;
            pupilId = pupil;
            return this;
        }

        Draft adult(String adult) {
            adultId = adult;
            return this;
        }

        Draft level(int reached) {
            level = reached;
            return this;
        }

        Draft until(@Nullable Instant end) {
            until = end;
            return this;
        }

        Draft matter(String contradiction) {
            matter = contradiction;
            return this;
        }

        Draft staff(Matter.StaffFellShort it) {
            slot = it.slot();
            pupils = it.pupils();
            needed = it.needed();
            signedOn = it.signedOn();
            return this;
        }

        Draft worker(Matter.WorkerNotCleared it) {
            slot = it.slot();
            pupils = it.pupils();
            workerId = it.workerId();
            groupIds = it.groupIds();
            return this;
        }

        Draft incident(Matter.IncidentReported it) {
            pupils = it.pupils();
            incidentId = it.incidentId();
            incidentKind = it.kind();
            severity = it.severity();
            return this;
        }

        Draft weather(Matter.BadWeather it) {
            weather = it.weather();
            arrangements = it.arrangements();
            return this;
        }

        AlertView as(Kind kind) {
            return new AlertView(kind, alert.date(), alert.at(), slot, groupId, pupilId, adultId, pupils, needed,
                    signedOn, weather, arrangements, workerId, groupIds, incidentId, incidentKind, severity, level,
                    until, matter);
        }
    }
}
