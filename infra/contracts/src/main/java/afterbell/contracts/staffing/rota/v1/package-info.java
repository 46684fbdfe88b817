@NullMarked
package afterbell.contracts.staffing.rota.v1;

import org.jspecify.annotations.NullMarked;
