@NullMarked
package afterbell.enrollment.pickup.outbox;

import org.jspecify.annotations.NullMarked;
