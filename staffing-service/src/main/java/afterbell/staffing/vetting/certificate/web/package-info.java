@NullMarked
package afterbell.staffing.vetting.certificate.web;

import org.jspecify.annotations.NullMarked;
