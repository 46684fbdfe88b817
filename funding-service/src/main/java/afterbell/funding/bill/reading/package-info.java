@NullMarked
package afterbell.funding.bill.reading;

import org.jspecify.annotations.NullMarked;
