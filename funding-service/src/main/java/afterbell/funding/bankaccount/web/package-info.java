@NullMarked
package afterbell.funding.bankaccount.web;

import org.jspecify.annotations.NullMarked;
