@NullMarked
package afterbell.attendance.identitycheck.store;

import org.jspecify.annotations.NullMarked;
