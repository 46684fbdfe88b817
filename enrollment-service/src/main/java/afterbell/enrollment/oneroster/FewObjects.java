package afterbell.enrollment.oneroster;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.http.HttpStatus;

import afterbell.enrollment.oneroster.ProvidingRoster.Answer;

/** Looks through objects that are few: schools, sessions, classes. */
final class FewObjects {
    private FewObjects() {}

    static OneRosterRefusal unknown() {
        return new OneRosterRefusal(HttpStatus.NOT_FOUND, "unknownobject", "There is no such object");
    }

    static Map<String, Object> one(List<Map<String, Object>> all, String id) {
        return all.stream()
                .filter(it -> id.equals(it.get("sourcedId")))
                .findFirst()
                .orElseThrow(FewObjects::unknown);
    }

    static Answer few(List<Map<String, Object>> all, Question question) {
        var known = all.isEmpty() ? null : all.getFirst().keySet();
        for (var clause : question.filter().clauses()) {
            if (known != null && !known.contains(clause.field())) {
                throw OneRosterRefusal.filter("Not filtered by: " + clause.field());
            }
        }
        var sort = question.sort() == null ? "sourcedId" : question.sort();
        if (known != null && !known.contains(sort)) {
            throw Question.notSortable(sort);
        }
        Comparator<Map<String, Object>> order = Comparator.comparing(it -> String.join(",", texts(it).apply(sort)));
        var matching = all.stream()
                .filter(it -> question.filter().selects(texts(it)))
                .sorted(question.descending() ? order.reversed() : order)
                .toList();
        var page = matching.stream().skip(question.offset()).limit(question.limit()).toList();
        return new Answer(selected(page, question), matching.size());
    }

    private static Function<String, List<String>> texts(Map<String, Object> item) {
        return field -> item.get(field) instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(item.get(field)));
    }

    /** Only the wanted fields of each. */
    static List<Map<String, Object>> selected(List<Map<String, Object>> items, Question question) {
        if (question.fields().isEmpty() || items.isEmpty()) {
            return items;
        }
        for (var field : question.fields()) {
            if (!items.getFirst().containsKey(field)) {
                throw new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invalid_selection_field", "No such field");
            }
        }
        return items.stream().map(it -> {
            Map<String, Object> chosen = new LinkedHashMap<>(it);
            chosen.keySet().retainAll(question.fields());
            return chosen;
        }).toList();
    }
}
