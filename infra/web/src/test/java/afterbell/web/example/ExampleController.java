package afterbell.web.example;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/example/v1")
class ExampleController {

    static final AtomicInteger EXECUTIONS = new AtomicInteger();

    record Pupil(@NotBlank String id, @Min(1) @Max(6) int grade) {}

    record RollCall(@NotNull @Size(min = 1, max = 50) List<@Valid Pupil> pupils, @Nullable String note) {}

    record Done(int executions, String school) {}

    @GetMapping("/me")
    Map<String, Object> me(Caller caller) {
        return Map.of("subject", caller.subject(), "client", caller.clientId(), "roles",
                caller.roles().stream().map(Role::roleName).sorted().toList(), "schools",
                caller.schools().stream().sorted().toList(), "logged", String.valueOf(MDC.get("correlationId")));
    }

    @GetMapping("/schools/{school}")
    Map<String, String> school(Caller caller, @PathVariable String school) {
        SchoolScope.require(caller, school);
        return Map.of("school", school);
    }

    @GetMapping("/plans/{school}")
    Map<String, String> plan(@PathVariable String school) {
        return Map.of("school", school);
    }

    @GetMapping("/bureau")
    @PreAuthorize("hasRole('education-bureau')")
    Map<String, String> bureau() {
        return Map.of("for", "bureau");
    }

    @PostMapping("/schools/{school}/roll-calls")
    ResponseEntity<Done> callRoll(Caller caller, @PathVariable String school, @Valid @RequestBody RollCall roll,
            IfMatch ifMatch) {
        SchoolScope.require(caller, school, Role.TEACHER, Role.SCHOOL_SYSTEM);
        var execution = EXECUTIONS.incrementAndGet();
        Gate.pass(roll.note());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.etag(execution))
                .header("Location", "/api/example/v1/roll-calls/" + execution)
                .body(new Done(execution, school));
    }

    @PostMapping("/questions")
    @NoIdempotencyKey("Asks only")
    RollCall ask(@Valid @RequestBody RollCall roll) {
        return roll;
    }

    @PutMapping("/settings")
    @NoIdempotencyKey("Guarded by its version")
    ResponseEntity<String> change(IfMatch ifMatch) {
        ifMatch.require(7);
        return ResponseEntity.ok().eTag(Versions.etag(8)).body("{}");
    }

    @GetMapping("/numbers")
    Page<Integer> numbers(Cursor cursor, PageLimit limit, @RequestParam(defaultValue = "2500") int size) {
        var from = cursor.isStart() ? 0 : Integer.parseInt(cursor.part(0));
        var found = IntStream.range(from, Math.min(size, from + limit.plusOne())).boxed().toList();
        return Page.of(found, limit, last -> Cursor.after(Integer.toString(last + 1)));
    }

    @GetMapping("/failures/{kind}")
    String fail(@PathVariable String kind) {
        throw switch (kind) {
            case "rule" -> new ProblemException(ExampleProblem.NOT_IN_GROUP, Map.of("group", "g-1"),
                    List.of(ProblemItem.at("/pupils/3", ExampleProblem.NOT_IN_GROUP, Map.of("group", "g-1"))));
            case "lock" -> new OptimisticLockingFailureException("secret");
            case "duplicate" -> new DuplicateKeyException("secret");
            case "store" -> new DataAccessResourceFailureException("secret");
            default -> new IllegalStateException("secret");
        };
    }
}
