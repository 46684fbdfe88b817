@NullMarked
package afterbell.staffing.vetting.certificate;

import org.jspecify.annotations.NullMarked;
