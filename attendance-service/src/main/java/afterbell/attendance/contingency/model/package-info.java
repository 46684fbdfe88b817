@NullMarked
package afterbell.attendance.contingency.model;

import org.jspecify.annotations.NullMarked;
