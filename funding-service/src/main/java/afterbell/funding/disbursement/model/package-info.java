@NullMarked
package afterbell.funding.disbursement.model;

import org.jspecify.annotations.NullMarked;
