@NullMarked
package afterbell.enrollment.schoolday.outbox;

import org.jspecify.annotations.NullMarked;
