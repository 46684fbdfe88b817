package afterbell.attendance.visit.model;

import org.jspecify.annotations.Nullable;

/**
 * Who a visitor is. Personal data: it shows nothing by itself.
 *
 * @param contact telephone or company, null when it was not asked for
 */
public record Visitor(String name, @Nullable String contact) {
    @Override
    public String toString() {
        return "Visitor";
    }
}
