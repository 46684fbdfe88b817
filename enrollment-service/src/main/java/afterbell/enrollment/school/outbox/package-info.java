@NullMarked
package afterbell.enrollment.school.outbox;

import org.jspecify.annotations.NullMarked;
