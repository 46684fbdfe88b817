@NullMarked
package afterbell.funding.report.web;

import org.jspecify.annotations.NullMarked;
