@NullMarked
package afterbell.staffing.vetting.web;

import org.jspecify.annotations.NullMarked;
