@NullMarked
package afterbell.enrollment.family;

import org.jspecify.annotations.NullMarked;
