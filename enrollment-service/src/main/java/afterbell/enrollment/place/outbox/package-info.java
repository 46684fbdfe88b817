@NullMarked
package afterbell.enrollment.place.outbox;

import org.jspecify.annotations.NullMarked;
