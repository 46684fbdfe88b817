package afterbell.simulator.files;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.IdNumbers;
import afterbell.simulator.city.Pupil;

/** What is wrong with a broken roster. */
public enum Mistake {
    NONE,
    /** A citizen id and its pupil number end in the wrong check character. */
    WRONG_CHECKSUM,
    /** A row that belongs to nobody. */
    ORPHAN_ROW,
    /** A cell that a spreadsheet program would compute. */
    FORMULA_CELL;

    /** The pupils as they stand in the file: the first one with a citizen id has it wrong, where that is the mistake. */
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
