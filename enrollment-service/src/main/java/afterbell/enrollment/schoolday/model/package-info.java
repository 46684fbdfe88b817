@NullMarked
package afterbell.enrollment.schoolday.model;

import org.jspecify.annotations.NullMarked;
