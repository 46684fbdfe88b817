@NullMarked
package afterbell.funding.semester.model;

import org.jspecify.annotations.NullMarked;
