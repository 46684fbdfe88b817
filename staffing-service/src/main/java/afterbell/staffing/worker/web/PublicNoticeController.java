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
import afterbell.staffing.worker.model.Vetting.OnNotice;
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
     * @param name  the first character only
     * @param from  first day of the notice
     * @param until first day after it
     */
    record NoticeView(String name, Kind kind, String schoolId, LocalDate from, LocalDate until) {
        static NoticeView of(Named named) {
            var worker = named.file().state().worker();
            if (!(worker.vetting() instanceof OnNotice(LocalDate _, var notice))) {
                throw new IllegalStateException("A worker who is not on notice was found among those who are");
            }
            return new NoticeView(masked(named.name()), worker.kind(), notice.schoolId(), notice.from(),
                    notice.until());
        }

        private static String masked(@Nullable String name) {
            return name == null ? "**" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        }
    }

    @Operation(summary = "List a school's public notices that run today", description = "Public: needs no login.")
    @GetMapping
    ResponseEntity<Page<NoticeView>> notices(@RequestParam @Size(min = 1, max = 40) String school, Cursor cursor,
            PageLimit limit) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(findWorkers.onNotice(school, cursor, limit).map(NoticeView::of));
    }
}
