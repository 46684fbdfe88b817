package afterbell.web.problem;

/** JSON pointers (RFC 6901) from Java property paths. */
final class Pointers {

    private Pointers() {}

    /** {@code pupils[3].name} becomes {@code /pupils/3/name}. */
    static String ofPropertyPath(String path) {
        if (path.isEmpty()) {
            return "";
        }
        var pointer = new StringBuilder();
        for (var step : path.split("[.\\[]")) {
            var name = step.endsWith("]") ? step.substring(0, step.length() - 1) : step;
            // A path into a collection's element type itself has an empty or angle-bracketed step.
            if (!name.isEmpty() && name.charAt(0) != '<') {
                pointer.append('/').append(escape(name));
            }
        }
        return pointer.toString();
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
