@NullMarked
package afterbell.attendance.identitycheck;

import org.jspecify.annotations.NullMarked;
