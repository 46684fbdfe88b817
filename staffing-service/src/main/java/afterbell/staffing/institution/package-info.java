@NullMarked
package afterbell.staffing.institution;

import org.jspecify.annotations.NullMarked;
