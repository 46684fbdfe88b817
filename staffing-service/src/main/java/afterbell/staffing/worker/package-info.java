@NullMarked
package afterbell.staffing.worker;

import org.jspecify.annotations.NullMarked;
