@NullMarked
package afterbell.staffing.rota.web;

import org.jspecify.annotations.NullMarked;
