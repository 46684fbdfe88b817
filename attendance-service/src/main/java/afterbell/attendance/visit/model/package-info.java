@NullMarked
package afterbell.attendance.visit.model;

import org.jspecify.annotations.NullMarked;
