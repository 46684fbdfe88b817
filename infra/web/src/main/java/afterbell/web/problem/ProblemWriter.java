package afterbell.web.problem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import afterbell.web.correlation.CorrelationId;

/** Puts a problem into the caller's language and answers with it (RFC 9457, {@code application/problem+json}). */
public final class ProblemWriter {

    /** Prefix of {@code type}. The host does not exist on purpose: the address names, it does not locate. */
    public static final String TYPE_PREFIX = "https://afterbell.invalid/problems/";

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final ProblemTexts texts;
    private final JsonMapper json;

    public ProblemWriter(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** Answers with the problem; an answer that has already begun is left alone. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            log.warn("Too late to answer with {}: the response has begun", problem.code().code());
            return;
        }
        var language = Languages.of(request);
        var body = json.writeValueAsBytes(body(problem, request, language));
        response.resetBuffer();
        response.setStatus(problem.code().status().value());
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", language.toLanguageTag());
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The members of the problem detail, in the order they are written. */
    public Map<String, Object> body(Problem problem, HttpServletRequest request, Locale language) {
        var code = problem.code();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE_PREFIX + code.code());
        body.put("title", orElse(texts.title(code.code(), language), code.status().getReasonPhrase()));
        body.put("status", code.status().value());
        var detail = texts.detail(code.code(), problem.arguments(), language);
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("instance", path(request));
        body.put("code", code.code());
        var rule = code.rule();
        if (rule != null) {
            body.put("rule", rule);
        }
        body.put("correlationId", CorrelationId.of(request));
        if (!problem.items().isEmpty()) {
            body.put("errors", items(problem.items(), language));
        }
        return body;
    }

    private List<Map<String, Object>> items(List<ProblemItem> items, Locale language) {
        var all = new ArrayList<Map<String, Object>>(items.size());
        for (var item : items) {
            var one = new LinkedHashMap<String, Object>();
            if (item.pointer() != null) {
                one.put("pointer", item.pointer());
            }
            if (item.parameter() != null) {
                one.put("parameter", item.parameter());
            }
            one.put("code", item.code());
            var detail = item.detail() != null
                    ? item.detail()
                    : texts.detail(item.code(), item.arguments(), language);
            if (detail != null) {
                one.put("detail", detail);
            }
            all.add(one);
        }
        return all;
    }

    /** The path that was asked for, also while an error is dispatched; without the query, which may carry secrets. */
    private static String path(HttpServletRequest request) {
        var original = request.getAttribute("jakarta.servlet.error.request_uri");
        return original instanceof String uri ? uri : request.getRequestURI();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
