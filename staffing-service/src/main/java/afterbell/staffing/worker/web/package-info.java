@NullMarked
package afterbell.staffing.worker.web;

import org.jspecify.annotations.NullMarked;
