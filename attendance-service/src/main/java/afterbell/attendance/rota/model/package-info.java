@NullMarked
package afterbell.attendance.rota.model;

import org.jspecify.annotations.NullMarked;
