@NullMarked
package afterbell.staffing.vetting;

import org.jspecify.annotations.NullMarked;
