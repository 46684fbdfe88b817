package afterbell.simulator.files;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.IdNumbers;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School.RosterWay;

/** What is wrong with a broken roster. */
public enum Mistake {
    NONE,
    /** A citizen id and its pupil number end in the wrong check character. */
    WRONG_CHECKSUM,
    /** An enrollment of somebody who is not among the users (OneRoster). */
    ORPHAN_ROW,
    /** A child without a pupil number (spreadsheet). */
    MISSING_VALUE,
    /** A cell that a spreadsheet program would compute. */
    FORMULA_CELL;

    /** The mistakes that a roster of that kind can have. */
    public static List<Mistake> of(RosterWay way) {
        return List.of(WRONG_CHECKSUM, way == RosterWay.ONE_ROSTER ? ORPHAN_ROW : MISSING_VALUE, FORMULA_CELL);
    }

    /**
     * The pupils as they stand in the file: the first one with a citizen id has it wrong, where that is the mistake.
     */
    List<Pupil> in(List<Pupil> pupils) {
        if (this != WRONG_CHECKSUM) {
            return pupils;
        }
        var rows = new ArrayList<Pupil>(pupils);
        for (int i = 0; i < rows.size(); i++) {
            Pupil it = rows.get(i);
            @Nullable
            String citizenId = it.citizenId();
            if (citizenId != null) {
                rows.set(i, withNumbers(it, IdNumbers.withWrongCheck(it.pupilNumber()),
                        IdNumbers.withWrongCheck(citizenId)));
                return rows;
            }
        }
        return rows;
    }

    private static Pupil withNumbers(Pupil it, String pupilNumber, String citizenId) {
        return new Pupil(it.rosterId(), it.name(), pupilNumber, citizenId, it.grade(), it.className(), it.guardian(),
                it.second(), it.leavesAlone(), it.wish(), it.priority());
    }
}
