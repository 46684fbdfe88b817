@NullMarked
package afterbell.staffing.worker.store;

import org.jspecify.annotations.NullMarked;
