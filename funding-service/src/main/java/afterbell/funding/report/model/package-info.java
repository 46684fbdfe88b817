@NullMarked
package afterbell.funding.report.model;

import org.jspecify.annotations.NullMarked;
