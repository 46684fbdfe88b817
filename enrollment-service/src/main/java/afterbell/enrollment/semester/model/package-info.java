@NullMarked
package afterbell.enrollment.semester.model;

import org.jspecify.annotations.NullMarked;
