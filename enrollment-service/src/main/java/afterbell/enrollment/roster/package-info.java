@NullMarked
package afterbell.enrollment.roster;

import org.jspecify.annotations.NullMarked;
