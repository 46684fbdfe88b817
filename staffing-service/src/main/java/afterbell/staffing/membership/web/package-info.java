@NullMarked
package afterbell.staffing.membership.web;

import org.jspecify.annotations.NullMarked;
