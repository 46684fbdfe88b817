@NullMarked
package afterbell.funding.bill.model;

import org.jspecify.annotations.NullMarked;
