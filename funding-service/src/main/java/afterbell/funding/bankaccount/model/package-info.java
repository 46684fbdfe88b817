@NullMarked
package afterbell.funding.bankaccount.model;

import org.jspecify.annotations.NullMarked;
