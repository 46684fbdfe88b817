@NullMarked
package afterbell.staffing.vetting.certificate.model;

import org.jspecify.annotations.NullMarked;
