package afterbell.staffing.institution;

import static afterbell.testing.Api.answer;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.staffing.RunningStaffing;
import afterbell.testing.Tokens;

/** Institutions of the tests: each test has its own. */
public abstract class RunningInstitutions extends RunningStaffing {
    protected static final String INSTITUTIONS = STAFFING + "/institutions";
    protected static final LocalDate DECLARED = LocalDate.of(2021, 8, 1);
    protected static final LocalDate ACCEPTED = LocalDate.of(2021, 8, 2);
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @LocalServerPort
    private int uploadPort;

    protected static String bureau() {
        return Tokens.of("edu-bureau");
    }

    /** A credit code that no other test uses. */
    protected static String newCreditCode() {
        var random = UUID.randomUUID();
        String body = "52370100MJ%07d".formatted(Math.floorMod(random.getMostSignificantBits(), 10_000_000));
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += weight * CHARACTERS.indexOf(body.charAt(i));
            weight = weight * 3 % 31;
        }
        return body + CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    protected static byte[] pdf(String content) {
        return ("%PDF-1.7\n" + content).getBytes(StandardCharsets.UTF_8);
    }

    protected ResponseSpec upload(String token, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "evidence";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + uploadPort)
                .build()
                .post()
                .uri(STAFFING + "/institution-evidence")
                .headers(all -> all.setBearerAuth(token))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    protected String givenEvidence() {
        return answer(upload(admin(), pdf(UUID.randomUUID().toString())), 201).path("evidenceId").asString();
    }

    protected static Map<String, Object> declaration(String creditCode, @Nullable String schoolId, String evidenceId,
            LocalDate on, LocalDate until) {
        var claim = Map.of("declared", true, "evidenceId", evidenceId, "until", until);
        var body = new HashMap<String, Object>(Map.of("creditCode", creditCode, "name", "向阳公益社团", "on", on,
                "publicWelfare", claim, "nonProfit", claim, "inclusive", claim));
        if (schoolId != null) {
            body.put("schoolId", schoolId);
        }
        return body;
    }

    protected ResponseSpec decide(String token, String creditCode, String what, Object body, String... headers) {
        return api().post(token, INSTITUTIONS + "/" + creditCode + "/" + what, body, headers);
    }

    protected static Map<String, Object> because(LocalDate on) {
        return Map.of("on", on, "reason", "材料需要核实");
    }

    protected JsonNode accept(String creditCode, LocalDate on) {
        var version = institution(creditCode).path("version").asString();
        return answer(decide(bureau(), creditCode, "acceptance", Map.of("on", on), "If-Match", "\"" + version + "\""),
                200);
    }

    protected JsonNode institution(String creditCode) {
        return answer(api().get(bureau(), INSTITUTIONS + "/" + creditCode), 200);
    }

    /** An institution that is accepted from {@link #ACCEPTED} until that day. */
    protected String givenAccepted(LocalDate until) {
        String creditCode = newCreditCode();
        answer(api().post(bureau(), INSTITUTIONS, declaration(creditCode, null, givenEvidence(), DECLARED, until)),
                200);
        accept(creditCode, ACCEPTED);
        return creditCode;
    }
}
