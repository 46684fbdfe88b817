@NullMarked
package afterbell.funding.bill.web;

import org.jspecify.annotations.NullMarked;
