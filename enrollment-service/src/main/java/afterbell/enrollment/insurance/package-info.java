@NullMarked
package afterbell.enrollment.insurance;

import org.jspecify.annotations.NullMarked;
