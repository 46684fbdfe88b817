@NullMarked
package afterbell.funding.bill;

import org.jspecify.annotations.NullMarked;
