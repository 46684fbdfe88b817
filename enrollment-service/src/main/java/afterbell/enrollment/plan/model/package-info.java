@NullMarked
package afterbell.enrollment.plan.model;

import org.jspecify.annotations.NullMarked;
