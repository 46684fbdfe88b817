@NullMarked
package afterbell.staffing.vetting.query.office;

import org.jspecify.annotations.NullMarked;
