package afterbell.attendance.correction;

import org.springframework.stereotype.Service;

import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.rollcall.store.Registers.Pending;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

/** Finds what waits for the bureau's decision. */
@Service
public class FindCorrectionRequests {
    private final Registers registers;

    FindCorrectionRequests(Registers registers) {
        this.registers = registers;
    }

    /** @return registers with a pending request, in the whole city, the oldest request first */
    public Page<Pending> pending(Cursor cursor, PageLimit limit) {
        var found = registers.pending(cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.key()));
    }
}
