@NullMarked
package afterbell.enrollment.family.store;

import org.jspecify.annotations.NullMarked;
