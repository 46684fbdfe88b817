@NullMarked
package afterbell.enrollment.rosterfile.store;

import org.jspecify.annotations.NullMarked;
