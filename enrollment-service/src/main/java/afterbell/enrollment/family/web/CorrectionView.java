package afterbell.enrollment.family.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.family.model.Correction;
import afterbell.enrollment.family.model.Correction.Accepted;
import afterbell.enrollment.family.model.Correction.Field;
import afterbell.enrollment.family.model.Correction.Refused;
import afterbell.enrollment.family.model.Correction.Requested;
import afterbell.enrollment.family.model.Correction.State;

/**
 * @param value   that was asked for, for the school's eyes
 * @param applied whether the roll was changed with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionView(String correctionId, String pupilId, String schoolId, Field field, State state,
        @Nullable String value, Instant askedAt, @Nullable Boolean applied, @Nullable String reason) {

    static CorrectionView of(Correction it, @Nullable String value) {
        var request = it.request();
        var reason = switch (it) {
            case Requested _ -> null;
            case Accepted accepted -> accepted.decision().reason();
            case Refused refused -> refused.decision().reason();
        };
        return new CorrectionView(request.correctionId(), request.pupilId(), request.schoolId(), request.field(),
                it.state(), value, request.at(), it instanceof Accepted accepted ? accepted.applied() : null, reason);
    }

    @Override
    public String toString() {
        return "CorrectionView";
    }
}
