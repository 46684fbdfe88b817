@NullMarked
package afterbell.staffing.worker.outbox;

import org.jspecify.annotations.NullMarked;
