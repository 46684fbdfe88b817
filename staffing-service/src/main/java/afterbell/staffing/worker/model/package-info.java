@NullMarked
package afterbell.staffing.worker.model;

import org.jspecify.annotations.NullMarked;
