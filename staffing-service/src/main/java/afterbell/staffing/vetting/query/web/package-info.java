@NullMarked
package afterbell.staffing.vetting.query.web;

import org.jspecify.annotations.NullMarked;
