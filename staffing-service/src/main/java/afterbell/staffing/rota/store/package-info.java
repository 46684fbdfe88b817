@NullMarked
package afterbell.staffing.rota.store;

import org.jspecify.annotations.NullMarked;
