@NullMarked
package afterbell.staffing.rota;

import org.jspecify.annotations.NullMarked;
