@NullMarked
package afterbell.enrollment.rosterfile.reading;

import org.jspecify.annotations.NullMarked;
