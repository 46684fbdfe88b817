@NullMarked
package afterbell.funding.bill.store;

import org.jspecify.annotations.NullMarked;
