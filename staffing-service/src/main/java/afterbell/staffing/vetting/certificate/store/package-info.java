@NullMarked
package afterbell.staffing.vetting.certificate.store;

import org.jspecify.annotations.NullMarked;
