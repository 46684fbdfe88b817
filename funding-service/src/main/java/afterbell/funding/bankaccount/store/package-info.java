@NullMarked
package afterbell.funding.bankaccount.store;

import org.jspecify.annotations.NullMarked;
