@NullMarked
package afterbell.attendance.worker.model;

import org.jspecify.annotations.NullMarked;
