@NullMarked
package afterbell.attendance.release.model;

import org.jspecify.annotations.NullMarked;
