@NullMarked
package afterbell.contracts.staffing.worker.v1;

import org.jspecify.annotations.NullMarked;
