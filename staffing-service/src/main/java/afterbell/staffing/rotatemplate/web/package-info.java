@NullMarked
package afterbell.staffing.rotatemplate.web;

import org.jspecify.annotations.NullMarked;
