@NullMarked
package afterbell.staffing.rotatemplate;

import org.jspecify.annotations.NullMarked;
