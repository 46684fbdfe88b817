@NullMarked
package afterbell.staffing.rotatemplate.store;

import org.jspecify.annotations.NullMarked;
