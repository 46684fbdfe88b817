@NullMarked
package afterbell.enrollment.plan.outbox;

import org.jspecify.annotations.NullMarked;
