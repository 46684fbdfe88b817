@NullMarked
package afterbell.staffing.vetting.model;

import org.jspecify.annotations.NullMarked;
