package afterbell.web.example;

import java.util.UUID;

/** Bodies and keys that tests send. */
final class Body {

    private Body() {}

    static String roll(String note) {
        return """
            {"pupils": [{"id": "p-1", "grade": 3}], "note": "%s"}""".formatted(note);
    }

    static String unique() {
        return UUID.randomUUID().toString();
    }

    static String quoted(String key) {
        return '"' + key + '"';
    }
}
