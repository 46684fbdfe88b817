@NullMarked
package afterbell.staffing.shortfall.web;

import org.jspecify.annotations.NullMarked;
