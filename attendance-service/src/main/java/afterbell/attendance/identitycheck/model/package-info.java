@NullMarked
package afterbell.attendance.identitycheck.model;

import org.jspecify.annotations.NullMarked;
