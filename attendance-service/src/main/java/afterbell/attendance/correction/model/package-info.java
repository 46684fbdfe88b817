@NullMarked
package afterbell.attendance.correction.model;

import org.jspecify.annotations.NullMarked;
