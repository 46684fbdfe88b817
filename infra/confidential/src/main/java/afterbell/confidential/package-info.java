/** Personal data sealed field by field with a key per subject, and found by keyed hash. */
@NullMarked
package afterbell.confidential;

import org.jspecify.annotations.NullMarked;
