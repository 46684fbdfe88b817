@NullMarked
package afterbell.enrollment.semester.outbox;

import org.jspecify.annotations.NullMarked;
