package afterbell.funding.bankaccount.web;

import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.bankaccount.EnteringBankAccount;
import afterbell.funding.bankaccount.FindBankAccounts;
import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/bank-account")
@Tag(name = "Bank accounts 收款账户", description = "To which account a school's subsidy is paid (R15)")
class BankAccountController {
    private final EnteringBankAccount enteringBankAccount;
    private final FindBankAccounts findBankAccounts;

    BankAccountController(EnteringBankAccount enteringBankAccount, FindBankAccounts findBankAccounts) {
        this.enteringBankAccount = enteringBankAccount;
        this.findBankAccounts = findBankAccounts;
    }

    /**
     * @param holder        in whose name the account stands
     * @param bankCode      the branch's twelve digits (CNAPS)
     * @param accountNumber without blanks
     */
    record BankAccountRequest(
            @NotBlank @Size(max = 140) @Pattern(regexp = "[^\\p{Cntrl}]*") @Schema(example = "济南市实验小学") String holder,
            @NotNull @Pattern(regexp = "[0-9]{12}") @Schema(example = "102451000012") String bankCode,
            @NotNull @Pattern(regexp = "[A-Za-z0-9]{8,34}") @Schema(example = "1602001109014567890") String accountNumber) {}

    /** @param accountNumber only its last four characters are shown */
    record BankAccountView(String schoolId, String holder, String bankCode, String accountNumber, String enteredBy,
            Instant enteredAt) {
        static BankAccountView of(BankAccount it) {
            return new BankAccountView(it.schoolId(), it.holder(), it.bankCode(), it.masked(), it.by(), it.at());
        }
    }

    @Operation(summary = "Enter a school's account", description = """
        Kept encrypted, shown masked. The same again changes nothing; a change needs If-Match with the version last \
        seen. A payment batch that was prepared with another account is not approved any more.""")
    @PutMapping
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<BankAccountView> enter(@PathVariable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String schoolId,
            @RequestBody @Valid BankAccountRequest account, IfMatch ifMatch, Caller caller) {
        return answer(enteringBankAccount.enter(schoolId, account.holder(), account.bankCode(),
                account.accountNumber(), ifMatch, caller));
    }

    @Operation(summary = "Read a school's account", description = "Masked. Each reading is kept in the audit log.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau')")
    ResponseEntity<BankAccountView> account(@PathVariable String schoolId, Caller caller) {
        return answer(findBankAccounts.one(schoolId, caller));
    }

    private static ResponseEntity<BankAccountView> answer(Versioned<BankAccount> account) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(account.version()))
                .body(BankAccountView.of(account.state()));
    }
}
