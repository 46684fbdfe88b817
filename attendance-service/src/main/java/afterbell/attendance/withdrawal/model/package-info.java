@NullMarked
package afterbell.attendance.withdrawal.model;

import org.jspecify.annotations.NullMarked;
