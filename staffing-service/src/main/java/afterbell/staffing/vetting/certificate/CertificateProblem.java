package afterbell.staffing.vetting.certificate;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why something about a certificate is refused. */
enum CertificateProblem implements ProblemCode {
    TYPE_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "staffing.certificate-type-unknown"),
    TOO_MANY(HttpStatus.CONFLICT, "staffing.too-many-certificates"),
    UNKNOWN(HttpStatus.NOT_FOUND, "staffing.certificate-unknown");

    private final HttpStatus status;
    private final String code;

    CertificateProblem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public @Nullable String rule() {
        return this == UNKNOWN ? null : "R24";
    }
}
