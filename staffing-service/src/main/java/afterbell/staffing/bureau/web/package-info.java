@NullMarked
package afterbell.staffing.bureau.web;

import org.jspecify.annotations.NullMarked;
