@NullMarked
package afterbell.funding.report;

import org.jspecify.annotations.NullMarked;
