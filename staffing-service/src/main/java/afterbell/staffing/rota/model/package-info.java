@NullMarked
package afterbell.staffing.rota.model;

import org.jspecify.annotations.NullMarked;
