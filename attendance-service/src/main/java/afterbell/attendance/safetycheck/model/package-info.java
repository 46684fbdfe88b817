@NullMarked
package afterbell.attendance.safetycheck.model;

import org.jspecify.annotations.NullMarked;
