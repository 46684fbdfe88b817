@NullMarked
package afterbell.staffing.rotatemplate.model;

import org.jspecify.annotations.NullMarked;
