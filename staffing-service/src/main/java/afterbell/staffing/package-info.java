@NullMarked
package afterbell.staffing;

import org.jspecify.annotations.NullMarked;
