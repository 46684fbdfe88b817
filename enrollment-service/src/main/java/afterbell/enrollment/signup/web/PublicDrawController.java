package afterbell.enrollment.signup.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.model.ApplicantList.Entry;
import afterbell.enrollment.signup.model.Draw;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.Terms.Capacity;
import afterbell.web.version.Versions;

/** What anybody needs to repeat a draw (R7, R22): no login, no personal data. */
@RestController
@RequestMapping("/api/enrollment/v1/public/schools/{schoolId}/draws/{semesterId}/{slot}")
@Tag(name = "Public 公开", description = "Schools and their published plans, without a login (R22)")
class PublicDrawController {
    private static final String ALGORITHM = "priority first, then by SHA-256(seed + applicationId)";
    private static final CacheControl A_MINUTE = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final FindSignUps findSignUps;

    PublicDrawController(FindSignUps findSignUps) {
        this.findSignUps = findSignUps;
    }

    /**
     * @param seedHash from the beginning
     * @param listHash once the list is fixed
     * @param seed     once it is drawn, as {@code list} and {@code result}
     * @param list     by application id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DrawView(String schoolId, String semesterId, Slot slot, SignUp.State state, Instant opens, Instant closes,
            boolean late, List<Capacity> groups, String algorithm, String seedHash, @Nullable String listHash,
            @Nullable Integer applicants, @Nullable Instant listedAt, @Nullable Instant drawnAt, @Nullable String seed,
            @Nullable List<Entry> list, @Nullable List<ResultView> result) {}

    /** @param rank in the whole drawn order, from 1 */
    record ResultView(int rank, String applicationId) {}

    @Operation(summary = "Read a draw", description = "The seed's hash from the beginning, the hash of the list of "
            + "applicants once it is fixed, then seed, list and result: whoever repeats the draw gets the same. No "
            + "login.")
    @GetMapping
    ResponseEntity<DrawView> draw(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Slot slot) {
        var intake = new Intake(schoolId, semesterId, slot);
        var found = findSignUps.one(intake);
        return ResponseEntity.ok()
                .cacheControl(A_MINUTE)
                .eTag(Versions.etag(found.version()))
                .body(view(SignUpView.of(intake, found.state()), found.state()));
    }

    private static DrawView view(SignUpView it, SignUp signUp) {
        var drawn = signUp instanceof Drawn done ? done : null;
        return new DrawView(it.schoolId(), it.semesterId(), it.slot(), it.state(), it.opens(), it.closes(), it.late(),
                it.groups(), ALGORITHM, it.seedHash(), it.listHash(), it.applicants(), it.listedAt(), it.drawnAt(),
                drawn == null ? null : drawn.seed().hex(), drawn == null ? null : drawn.list().entries(),
                drawn == null ? null : result(Draw.order(drawn.seed(), drawn.list())));
    }

    private static List<ResultView> result(List<Entry> order) {
        return IntStream.range(0, order.size())
                .mapToObj(i -> new ResultView(i + 1, order.get(i).applicationId()))
                .toList();
    }
}
