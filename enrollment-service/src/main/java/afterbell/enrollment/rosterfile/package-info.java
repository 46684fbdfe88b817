@NullMarked
package afterbell.enrollment.rosterfile;

import org.jspecify.annotations.NullMarked;
