package afterbell.enrollment.oneroster.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import afterbell.enrollment.oneroster.OneRosterRefusal;
import afterbell.enrollment.oneroster.ProvidingRoster;
import afterbell.enrollment.oneroster.ProvidingRoster.Answer;
import afterbell.enrollment.oneroster.Question;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/ims/oneroster/rostering/v1p2")
@Tag(name = "OneRoster", description = "The roll of a school for its own systems, OneRoster 1.2 (R6)")
@PreAuthorize("hasRole('school-system')")
class OneRosterController {
    private static final String PAGED = "Paged by limit and offset, with X-Total-Count and Link; filter, sort, orderBy and "
            + "fields as in OneRoster 1.2. What cannot be filtered or sorted by is refused.";

    private final ProvidingRoster providingRoster;

    OneRosterController(ProvidingRoster providingRoster) {
        this.providingRoster = providingRoster;
    }

    /** One of the lists; every list takes the same questions. */
    @Operation(summary = "List orgs, schools, academicSessions, classes, users, students or enrollments", description = PAGED)
    @GetMapping("/{collection}")
    ResponseEntity<Map<String, Object>> list(@PathVariable @Parameter(example = "students") String collection,
            @RequestParam(defaultValue = "100") @Parameter(example = "100") int limit,
            @RequestParam(defaultValue = "0") @Parameter(example = "0") int offset,
            @RequestParam(required = false) @Parameter(example = "dateLastModified") @Nullable String sort,
            @RequestParam(defaultValue = "asc") @Parameter(example = "asc") String orderBy,
            @RequestParam(required = false) @Parameter(example = "grades='03'") @Nullable String filter,
            @RequestParam(required = false) @Parameter(example = "sourcedId,familyName") @Nullable String fields,
            HttpServletRequest request, Caller caller) {
        var question = Question.of(limit, offset, sort, orderBy, filter, fields);
        var answer = switch (collection) {
            case "orgs", "schools" -> providingRoster.orgs(question, caller);
            case "academicSessions" -> providingRoster.sessions(question);
            case "classes" -> providingRoster.classes(question, caller);
            case "enrollments" -> providingRoster.enrollments(question, caller);
            case "users", "students" -> providingRoster.users(question, caller);
            default -> throw noCollection();
        };
        return page(collection, answer, question, request);
    }

    @Operation(summary = "Read one object of OneRoster", description = "By its sourcedId.")
    @GetMapping("/{collection}/{sourcedId}")
    Map<String, Object> one(@PathVariable @Parameter(example = "students") String collection,
            @PathVariable @Parameter(example = "0b9f1f5e-4c8e-4d1c-9d55-6b6f2f0a7c11") String sourcedId,
            Caller caller) {
        return switch (collection) {
            case "orgs", "schools" -> Map.of("org", providingRoster.org(sourcedId, caller));
            case "academicSessions" -> Map.of("academicSession", providingRoster.session(sourcedId));
            case "classes" -> Map.of("class", providingRoster.schoolClass(sourcedId, caller));
            case "enrollments" -> Map.of("enrollment", providingRoster.enrollment(sourcedId, caller));
            case "users", "students" -> Map.of("user", providingRoster.user(sourcedId, caller));
            default -> throw noCollection();
        };
    }

    private static OneRosterRefusal noCollection() {
        return new OneRosterRefusal(HttpStatus.NOT_FOUND, "unknownobject", "There is no such collection");
    }

    private static ResponseEntity<Map<String, Object>> page(String collection, Answer answer, Question question,
            HttpServletRequest request) {
        var name = switch (collection) {
            case "schools" -> "orgs";
            case "students" -> "users";
            default -> collection;
        };
        return ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(answer.total()))
                .header(HttpHeaders.LINK, links(answer.total(), question, request))
                .body(Map.of(name, answer.items()));
    }

    private static String links(long total, Question question, HttpServletRequest request) {
        Function<Long, String> at = offset -> UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("limit", question.limit())
                .replaceQueryParam("offset", offset)
                .build()
                .toUriString();
        var links = new ArrayList<String>();
        links.add("<" + at.apply(0L) + ">; rel=\"first\"");
        if (question.offset() > 0) {
            links.add("<" + at.apply((long) Math.max(0, question.offset() - question.limit())) + ">; rel=\"prev\"");
        }
        if (question.offset() + question.limit() < total) {
            links.add("<" + at.apply((long) question.offset() + question.limit()) + ">; rel=\"next\"");
        }
        links.add("<" + at.apply(total == 0 ? 0 : (total - 1) / question.limit() * question.limit())
                + ">; rel=\"last\"");
        return String.join(", ", links);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(OneRosterRefusal refusal) {
        return status(refusal.status(), refusal.minor(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ProblemException problem) {
        var status = problem.problem().code().status();
        return status(status, status == HttpStatus.BAD_REQUEST ? "invaliddata" : "forbidden",
                problem.problem().code().code());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(AccessDeniedException denied) {
        return status(HttpStatus.FORBIDDEN, "forbidden", "The caller is no school's system");
    }

    /** OneRoster's status information. */
    private static ResponseEntity<Map<String, Object>> status(HttpStatus status, String minor, String text) {
        var info = new LinkedHashMap<String, Object>();
        info.put("imsx_codeMajor", "failure");
        info.put("imsx_severity", "error");
        info.put("imsx_description", text);
        info.put("imsx_CodeMinor", Map.of("imsx_codeMinorField", List.of(Map.of("imsx_codeMinorFieldName",
                "TargetEndSystem", "imsx_codeMinorFieldValue", minor))));
        return ResponseEntity.status(status).body(info);
    }
}
