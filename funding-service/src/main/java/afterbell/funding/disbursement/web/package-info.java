@NullMarked
package afterbell.funding.disbursement.web;

import org.jspecify.annotations.NullMarked;
