@NullMarked
package afterbell.attendance.serviceday.model;

import org.jspecify.annotations.NullMarked;
