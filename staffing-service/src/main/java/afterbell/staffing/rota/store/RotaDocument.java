package afterbell.staffing.rota.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Absence;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Lost;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;

/**
 * A rota on disk.
 *
 * @param week      again, for the index of a school's weeks
 * @param schoolIds schools of the duties, the lost ones too, and of the leaves, each once
 * @param absences  null where there are none
 * @param lost      null where there are none
 */
record RotaDocument(@Field("w") String week, @Field("sc") List<String> schoolIds,
        @Field("d") List<DutyDocument> duties, @Nullable @Field("a") List<AbsenceDocument> absences,
        @Nullable @Field("l") List<LostDocument> lost) {

    /** @param classHours null where the default is planned */
    record DutyDocument(@Field("d") String date, @Field("sl") Slot slot, @Field("sc") String schoolId,
            @Nullable @Field("g") String groupId, @Nullable @Field("h") Integer classHours,
            @Nullable @Field("b") String cameBy, @Nullable @Field("lb") String leavingBy) {

        static DutyDocument of(Duty duty) {
            return new DutyDocument(duty.key().date().toString(), duty.key().slot(), duty.schoolId(), duty.groupId(),
                    duty.classHours(), duty.cameBy(), duty.leavingBy());
        }

        Duty toDuty(String workerId) {
            var duty = new Duty(new Duty.Key(workerId, LocalDate.parse(date), slot), schoolId, groupId);
            return new Duty(duty.key(), schoolId, groupId, classHours == null ? duty.classHours() : classHours, cameBy,
                    leavingBy);
        }
    }

    record AbsenceDocument(@Field("i") String leaveId, @Field("sc") String schoolId, @Field("f") String from,
            @Field("u") String until, @Field("c") boolean cancelled, @Field("e") int edition) {

        static AbsenceDocument of(Absence it) {
            return new AbsenceDocument(it.leaveId(), it.schoolId(), it.from().toString(), it.until().toString(),
                    it.cancelled(), it.edition());
        }

        Absence toAbsence() {
            return new Absence(leaveId, schoolId, LocalDate.parse(from), LocalDate.parse(until), cancelled, edition);
        }
    }

    record LostDocument(@Field("d") DutyDocument duty, @Field("r") Reason reason) {}

    static RotaDocument of(Rota rota) {
        var schools = Stream.of(rota.duties().stream().map(Duty::schoolId),
                rota.lost().stream().map(it -> it.duty().schoolId()), rota.absences().stream().map(Absence::schoolId));
        return new RotaDocument(rota.id().week(), schools.flatMap(it -> it).distinct().toList(),
                rota.duties().stream().map(DutyDocument::of).toList(),
                orNull(rota.absences().stream().map(AbsenceDocument::of).toList()),
                orNull(rota.lost()
                        .stream()
                        .map(it -> new LostDocument(DutyDocument.of(it.duty()), it.reason()))
                        .toList()));
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    Rota toRota(RotaId id) {
        return new Rota(id, duties.stream().map(duty -> duty.toDuty(id.workerId())).toList(),
                orEmpty(absences).stream().map(AbsenceDocument::toAbsence).toList(),
                orEmpty(lost).stream().map(it -> new Lost(it.duty().toDuty(id.workerId()), it.reason())).toList());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
