@NullMarked
package afterbell.staffing.exchange.web;

import org.jspecify.annotations.NullMarked;
