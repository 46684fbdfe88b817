@NullMarked
package afterbell.staffing.vetting.query;

import org.jspecify.annotations.NullMarked;
