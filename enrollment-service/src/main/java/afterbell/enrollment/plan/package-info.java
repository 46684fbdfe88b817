@NullMarked
package afterbell.enrollment.plan;

import org.jspecify.annotations.NullMarked;
