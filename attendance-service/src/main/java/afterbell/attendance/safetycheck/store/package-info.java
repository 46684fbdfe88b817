@NullMarked
package afterbell.attendance.safetycheck.store;

import org.jspecify.annotations.NullMarked;
