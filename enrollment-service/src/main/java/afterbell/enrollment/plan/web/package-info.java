@NullMarked
package afterbell.enrollment.plan.web;

import org.jspecify.annotations.NullMarked;
