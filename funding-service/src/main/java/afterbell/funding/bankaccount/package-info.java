@NullMarked
package afterbell.funding.bankaccount;

import org.jspecify.annotations.NullMarked;
