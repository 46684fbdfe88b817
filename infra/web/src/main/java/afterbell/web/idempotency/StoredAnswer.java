package afterbell.web.idempotency;

import java.util.Map;

/**
 * What the first execution answered.
 *
 * @param headers the answer's headers that a repetition must see again
 * @param body    bytes as they were sent
 */
record StoredAnswer(int status, Map<String, String> headers, byte[] body) {}
