package afterbell.enrollment.plan;

import org.springframework.stereotype.Service;

import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.store.Plans;
import afterbell.enrollment.plan.store.Plans.Waiting;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

/** The bureau's inbox: plans and appeals, what has waited longest first (R9, R22). */
@Service
public class FindWaitingPlans {
    private final Plans plans;

    FindWaitingPlans(Plans plans) {
        this.plans = plans;
    }

    public Page<Waiting> standing(String semesterId, Stage stage, Cursor cursor, PageLimit limit) {
        return Page.of(plans.standing(semesterId, stage, after(cursor), limit.plusOne()), limit,
                last -> Cursor.after(last.key()));
    }

    public Page<Waiting> withOpenAppeals(Cursor cursor, PageLimit limit) {
        return Page.of(plans.withOpenAppeals(after(cursor), limit.plusOne()), limit,
                last -> Cursor.after(last.key()));
    }

    private static String after(Cursor cursor) {
        return cursor.isStart() ? "" : cursor.part(0);
    }
}
