package afterbell.funding.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.ledger.FindLedger;
import afterbell.funding.ledger.FindLedger.Verified;
import afterbell.funding.ledger.FindTrialBalance;
import afterbell.funding.ledger.FindTrialBalance.TrialBalance;
import afterbell.funding.ledger.LockingPeriods;
import afterbell.funding.ledger.model.ChainCheck.Broken;
import afterbell.funding.ledger.model.ChainCheck.Reason;
import afterbell.funding.ledger.model.PeriodLock;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Bookkeeping 核账", description = "Trial balances at any date, closed periods, and whether a journal is whole (R15)")
class BookkeepingController {
    private final FindLedger findLedger;
    private final FindTrialBalance findTrialBalance;
    private final LockingPeriods lockingPeriods;

    BookkeepingController(FindLedger findLedger, FindTrialBalance findTrialBalance, LockingPeriods lockingPeriods) {
        this.findLedger = findLedger;
        this.findTrialBalance = findTrialBalance;
        this.lockingPeriods = lockingPeriods;
    }

    /** @param until last day that is closed, before today */
    record LockRequest(@NotNull @Schema(example = "2021-12-31") LocalDate until) {}

    record LockView(LocalDate until, String by, Instant at) {
        static LockView of(PeriodLock lock) {
            return new LockView(lock.until(), lock.by(), lock.at());
        }
    }

    record LocksView(List<LockView> items) {}

    /**
     * @param on       absent: everything that was posted
     * @param isFinal  whether the period is closed: then it is the same for ever
     * @param totalFen of all accounts together: zero
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrialBalanceView(@Nullable LocalDate on, boolean isFinal, long schools, boolean balanced, long totalFen,
            List<AccountTotal> accounts) {
        record AccountTotal(String account, long balanceFen) {}

        static TrialBalanceView of(TrialBalance balance) {
            long totalFen = balance.balancesFen().values().stream().reduce(0L, Math::addExact);
            return new TrialBalanceView(balance.on().orElse(null), balance.isFinal(), balance.schools(),
                    totalFen == 0, totalFen, balance.balancesFen()
                            .entrySet()
                            .stream()
                            .map(it -> new AccountTotal(it.getKey().name(), it.getValue()))
                            .toList());
        }
    }

    /**
     * @param head     hash of the last entry, 64 zeros before the first
     * @param brokenAt number of the first entry that is not as it was posted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChainView(String schoolId, long entries, String head, boolean intact, @Nullable Long brokenAt,
            @Nullable Reason reason) {
        static ChainView of(Verified verified) {
            var book = verified.book();
            var broken = verified.check().broken();
            return new ChainView(book.schoolId(), book.entries(), book.head(), broken.isEmpty(),
                    broken.map(Broken::number).orElse(null), broken.map(Broken::reason).orElse(null));
        }
    }

    @Operation(summary = "Add up all schools' accounts", description = """
        As they stood at the end of a day, or everything that was posted. Debits equal credits: the total is zero.""")
    @GetMapping("/ledger/trial-balance")
    @PreAuthorize("hasRole('finance-bureau')")
    TrialBalanceView ofCity(
            @RequestParam(required = false) @Parameter(example = "2021-12-31") @Nullable LocalDate on) {
        return TrialBalanceView.of(findTrialBalance.ofCity(Optional.ofNullable(on)));
    }

    @Operation(summary = "Add up a school's accounts", description = "As they stood at the end of a day, or now.")
    @GetMapping("/schools/{schoolId}/ledger/trial-balance")
    @PreAuthorize(LedgerController.READERS)
    TrialBalanceView ofSchool(@PathVariable String schoolId,
            @RequestParam(required = false) @Parameter(example = "2021-12-31") @Nullable LocalDate on,
            Caller caller) {
        return TrialBalanceView.of(findTrialBalance.ofSchool(schoolId, Optional.ofNullable(on), caller));
    }

    @Operation(summary = "Verify a school's journal", description = """
        Hashes every stored entry anew, follows the chain from the first, and compares what the entries come to with the \
        book's balances.""")
    @GetMapping("/schools/{schoolId}/ledger/chain")
    @PreAuthorize(LedgerController.READERS)
    ChainView chain(@PathVariable String schoolId, Caller caller) {
        return ChainView.of(findLedger.verify(schoolId, caller));
    }

    @Operation(summary = "Close a period", description = """
        Of all schools' books, up to a day that is over: nothing is booked on it or before it any more, and what follows \
        from decisions moves to the first open day. A closed day again answers with the lock that closes it.""")
    @PostMapping("/ledger/period-locks")
    @PreAuthorize("hasRole('finance-bureau')")
    LockView lock(@RequestBody @Valid LockRequest lock, Caller caller) {
        return LockView.of(lockingPeriods.lock(lock.until(), caller));
    }

    @Operation(summary = "List the closed periods", description = "In the order closed; the last one holds.")
    @GetMapping("/ledger/period-locks")
    @PreAuthorize(LedgerController.READERS)
    LocksView locks() {
        return new LocksView(lockingPeriods.all().stream().map(LockView::of).toList());
    }
}
