@NullMarked
package afterbell.attendance.identitycheck.web;

import org.jspecify.annotations.NullMarked;
