package afterbell.funding.bill.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Bill.Standing;
import afterbell.funding.tariff.model.RefundPolicy;

/**
 * A bill as it is shown.
 *
 * @param number    what parents give the bank as purpose
 * @param waivedFen null when nothing was waived
 * @param paidFen   without what was given back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BillView(String number, String schoolId, String period, String pupilId, int tariff, long chargedFen,
        @Nullable Long waivedFen, long dueFen, long paidFen, Standing standing, RefundPolicy refundPolicy,
        List<PaymentView> payments, List<RefundView> refunds) {

    record PaymentView(String reference, LocalDate on, long amountFen) {}

    record RefundView(int number, LocalDate on, long amountFen) {}

    static BillView of(Bill it) {
        var waiver = it.waiver();
        return new BillView(it.id().number(), it.id().schoolId(), it.id().period(), it.id().pupilId(), it.tariff(),
                it.chargedFen(), waiver == null ? null : waiver.waivedFen(), it.dueFen(), it.paidFen(), it.standing(),
                it.refundPolicy(),
                it.payments().stream().map(one -> new PaymentView(one.reference(), one.on(), one.amountFen())).toList(),
                it.refunds().stream().map(one -> new RefundView(one.number(), one.on(), one.amountFen())).toList());
    }
}
