@NullMarked
package afterbell.enrollment.school;

import org.jspecify.annotations.NullMarked;
