package afterbell.staffing.rota.store;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaId;

/**
 * A rota on disk.
 *
 * @param week      again, for the index of a school's weeks
 * @param schoolIds schools of the duties, each once
 */
record RotaDocument(@Field("w") String week, @Field("sc") List<String> schoolIds,
        @Field("d") List<DutyDocument> duties) {

    record DutyDocument(@Field("d") String date, @Field("sl") Slot slot, @Field("sc") String schoolId,
            @Nullable @Field("g") String groupId) {
        static DutyDocument of(Duty duty) {
            return new DutyDocument(duty.key().date().toString(), duty.key().slot(), duty.schoolId(), duty.groupId());
        }

        Duty toDuty(String workerId) {
            return new Duty(new Duty.Key(workerId, LocalDate.parse(date), slot), schoolId, groupId);
        }
    }

    static RotaDocument of(Rota rota) {
        return new RotaDocument(rota.id().week(), rota.duties().stream().map(Duty::schoolId).distinct().toList(),
                rota.duties().stream().map(DutyDocument::of).toList());
    }

    Rota toRota(RotaId id) {
        return new Rota(id, duties.stream().map(duty -> duty.toDuty(id.workerId())).toList());
    }
}
