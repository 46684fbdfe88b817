@NullMarked
package afterbell.enrollment.insurance.store;

import org.jspecify.annotations.NullMarked;
