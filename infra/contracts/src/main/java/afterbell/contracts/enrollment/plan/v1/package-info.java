@NullMarked
package afterbell.contracts.enrollment.plan.v1;

import org.jspecify.annotations.NullMarked;
