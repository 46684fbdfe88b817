package afterbell.staffing.bureau;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.staffing.worker.store.Workers.Place;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

/** The bureau's lists of workers by a day: filings that wait (R24), and clearances that run out (R25). */
@Service
public class FindByDay {
    private final Workers workers;

    FindByDay(Workers workers) {
        this.workers = workers;
    }

    /** @return workers with a filing that waits, whose has waited longest first */
    public Page<Versioned<WorkerFile>> waiting(Cursor cursor, PageLimit limit) {
        return Page.of(workers.filed(place(cursor), limit.plusOne()), limit,
                last -> Cursor.after(last.state().worker().filedSince().orElseThrow().toString(), last.id()));
    }

    /**
     * @param until last day that is looked at
     * @return cleared workers whose last clearance runs out by then, the earliest first
     */
    public Page<Versioned<WorkerFile>> expiring(LocalDate until, Cursor cursor, PageLimit limit) {
        return Page.of(workers.expiring(until, place(cursor), limit.plusOne()), limit,
                last -> Cursor.after(last.state().worker().clearedUntil().orElseThrow().toString(), last.id()));
    }

    private static Place place(Cursor cursor) {
        return cursor.isStart() ? Place.START : new Place(cursor.part(0), cursor.part(1));
    }
}
