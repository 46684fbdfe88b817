package afterbell.staffing.worker.web;

import java.time.Duration;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.worker.FindWorkers;
import afterbell.staffing.worker.FindWorkers.Named;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

@RestController
@RequestMapping("/api/staffing/v1/public/notices")
@Tag(name = "Public notices 聘任公示", description = "Whom schools mean to hire from outside: for anybody to object (R24)")
class PublicNoticeController {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FindWorkers findWorkers;

    PublicNoticeController(FindWorkers findWorkers) {
        this.findWorkers = findWorkers;
    }

    /**
     * No more than the rule needs.
     *
     * @param name        the first character only
     * @param from        first day of the notice
     * @param until       first day after it
     * @param howToObject in writing at the school's office, or with an account at that address
     */
    record NoticeView(String name, Kind kind, String schoolId, LocalDate from, LocalDate until,
            HowToObject howToObject) {
        static NoticeView of(String schoolId, Named named) {
            var worker = named.file().state().worker();
            var notice = worker.hiring(schoolId)
                    .flatMap(it -> it.stage().publicNotice())
                    .orElseThrow(() -> new IllegalStateException("Found among those on notice, and is not"));
            return new NoticeView(masked(named.name()), worker.kind(), schoolId, notice.from(), notice.until(),
                    HowToObject.to(Notice.idOf(worker.workerId(), schoolId, notice.from())));
        }

        private static String masked(@Nullable String name) {
            return name == null ? "**" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        }
    }

    /** @param online address to which somebody with an account posts {@code {"text": …}} */
    record HowToObject(String inWriting, String online) {
        static HowToObject to(String noticeId) {
            return new HowToObject("学校办公室 school office", "/api/staffing/v1/notices/" + noticeId + "/objections");
        }
    }

    @Operation(summary = "List a school's public notices that run today", description = "Public: needs no login.")
    @GetMapping
    ResponseEntity<Page<NoticeView>> notices(@RequestParam @Size(min = 1, max = 40) String school, Cursor cursor,
            PageLimit limit) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(findWorkers.onNotice(school, cursor, limit).map(it -> NoticeView.of(school, it)));
    }
}
