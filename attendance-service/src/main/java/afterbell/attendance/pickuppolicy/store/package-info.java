@NullMarked
package afterbell.attendance.pickuppolicy.store;

import org.jspecify.annotations.NullMarked;
