package afterbell.funding.report.web;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import afterbell.funding.report.model.Report;
import afterbell.funding.report.rendering.Form;
import afterbell.funding.report.rendering.Rendering;

/** Answers with a report as a file to keep. */
@Component
public class ReportFile {
    private static final Duration PUBLIC_FOR = Duration.ofHours(1);

    private final Rendering rendering;

    ReportFile(Rendering rendering) {
        this.rendering = rendering;
    }

    public ResponseEntity<byte[]> of(Report report, Form form) {
        return answer(report, form, CacheControl.noStore());
    }

    ResponseEntity<byte[]> forEverybody(Report report, Form form) {
        return answer(report, form, CacheControl.maxAge(PUBLIC_FOR).cachePublic());
    }

    private ResponseEntity<byte[]> answer(Report report, Form form, CacheControl cached) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .cacheControl(cached)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + report.name() + "." + form.ending() + "\"")
                .body(rendering.render(report, form));
    }
}
