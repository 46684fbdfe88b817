@NullMarked
package afterbell.funding.disbursement;

import org.jspecify.annotations.NullMarked;
