package afterbell.enrollment.rosterfile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.rosterfile.model.Finding;
import afterbell.enrollment.rosterfile.model.Finding.Kind;
import afterbell.enrollment.rosterfile.model.Finding.Weight;

/**
 * @param row    from 1, the header included; absent for what stands in no row
 * @param kind   of the value; never the value itself
 * @param remedy what the school can do, a short word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(Weight weight, String code, String file, @Nullable Integer row, String column, Kind kind,
        @Nullable String pupilId, @Nullable String remedy) {

    static FindingView of(Finding it) {
        return new FindingView(it.weight(), it.code(), it.file(), it.row() == 0 ? null : it.row(), it.column(),
                it.kind(), it.pupilId(), it.remedy());
    }
}
