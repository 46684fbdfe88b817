package afterbell.staffing.institution.web;

import java.time.Duration;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.FindInstitutions;
import afterbell.staffing.institution.model.Institution.Acceptance;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.version.ContentTag;

@RestController
@RequestMapping("/api/staffing/v1/public/institutions")
@Tag(name = "Institutions 第三方机构")
class PublicInstitutionController {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FindInstitutions findInstitutions;

    PublicInstitutionController(FindInstitutions findInstitutions) {
        this.findInstitutions = findInstitutions;
    }

    /**
     * @param institutionId its unified social credit code
     * @param acceptedUntil last day, unless it is renewed
     */
    record AcceptedView(String institutionId, String name, LocalDate acceptedUntil) {
        static AcceptedView of(Versioned<InstitutionFile> file) {
            var institution = file.state().institution();
            return new AcceptedView(file.id(),
                    institution.inForce().map(Acceptance::declaration).orElseThrow().name(),
                    institution.acceptedDays().periods().getLast().until());
        }
    }

    @Operation(summary = "List the institutions that are accepted today", description = "Public: needs no login.")
    @GetMapping
    ResponseEntity<Page<AcceptedView>> accepted(Cursor cursor, PageLimit limit) {
        var page = findInstitutions.accepted(cursor, limit).map(AcceptedView::of);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(ContentTag.of(page))
                .body(page);
    }
}
