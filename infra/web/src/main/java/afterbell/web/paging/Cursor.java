package afterbell.web.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.FromQuery;
import afterbell.web.problem.ProblemException;

/**
 * Where the next page begins: the sort key of the last item seen. Callers get it as one opaque word and must not read
 * it; handlers take it as an argument, {@link #start()} when the caller sent none.
 *
 * @param key parts of the last item's sort key, empty at the start of the list
 */
@FromQuery("cursor")
public record Cursor(List<String> key) {

    private static final char VERSION = '1';
    private static final String SEPARATOR = "\u001f";
    private static final int MAX_LENGTH = 512;
    private static final Cursor START = new Cursor(List.of());

    public Cursor {
        key = List.copyOf(key);
        if (key.stream().anyMatch(part -> part.contains(SEPARATOR))) {
            throw new IllegalArgumentException("A key must not hold a unit separator");
        }
    }

    public static Cursor start() {
        return START;
    }

    /** @param key parts of the last item's sort key, in order */
    public static Cursor after(String... key) {
        return new Cursor(List.of(key));
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws ProblemException {@code cursor-invalid} (400)
     */
    public static Cursor parse(String encoded) {
        if (encoded.isEmpty() || encoded.length() > MAX_LENGTH) {
            throw invalid();
        }
        var text = decode(encoded);
        if (text.isEmpty() || text.charAt(0) != VERSION) {
            throw invalid();
        }
        var cursor = new Cursor(List.of(text.substring(1).split(SEPARATOR, -1)));
        if (!cursor.encoded().equals(encoded)) {
            throw invalid();
        }
        return cursor;
    }

    public boolean isStart() {
        return key.isEmpty();
    }

    /**
     * The key's part at this place.
     *
     * @throws ProblemException {@code cursor-invalid} (400) when the key has fewer parts: it is of another list
     */
    public String part(int place) {
        if (place >= key.size()) {
            throw invalid();
        }
        return key.get(place);
    }

    /** The opaque word for {@code ?cursor=}. */
    public String encoded() {
        var bytes = (VERSION + String.join(SEPARATOR, key)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(CommonProblem.CURSOR_INVALID);
    }
}
