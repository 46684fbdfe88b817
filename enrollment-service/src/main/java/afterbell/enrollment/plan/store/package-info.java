@NullMarked
package afterbell.enrollment.plan.store;

import org.jspecify.annotations.NullMarked;
