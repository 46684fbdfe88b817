@NullMarked
package afterbell.enrollment.school.model;

import org.jspecify.annotations.NullMarked;
