@NullMarked
package afterbell.attendance.worker.store;

import org.jspecify.annotations.NullMarked;
