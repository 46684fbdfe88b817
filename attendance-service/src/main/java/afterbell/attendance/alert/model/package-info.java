@NullMarked
package afterbell.attendance.alert.model;

import org.jspecify.annotations.NullMarked;
