@NullMarked
package afterbell.staffing.rota.outbox;

import org.jspecify.annotations.NullMarked;
