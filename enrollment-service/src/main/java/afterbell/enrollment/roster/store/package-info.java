@NullMarked
package afterbell.enrollment.roster.store;

import org.jspecify.annotations.NullMarked;
