package afterbell.funding.bill.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Bill.Id;
import afterbell.funding.bill.model.Bill.Payment;
import afterbell.funding.bill.model.Bill.Refund;
import afterbell.funding.bill.model.Bill.Waiver;
import afterbell.funding.tariff.model.RefundPolicy;

/**
 * A bill on disk; its id is {@code school:period:pupil}.
 *
 * @param unbooked since when something waits for the ledger, null when nothing does
 */
record BillDocument(@Field("sc") String schoolId, @Field("pe") String period, @Field("p") String pupilId,
        @Field("n") String number, @Field("ta") int tariff, @Field("f") String begins, @Field("c") long chargedFen,
        @Field("rp") RefundPolicy refundPolicy, @Field("w") @Nullable WaiverDocument waiver,
        @Field("py") List<PaymentDocument> payments, @Field("rf") List<RefundDocument> refunds,
        @Field("un") @Nullable Instant unbooked) {

    record WaiverDocument(@Field("a") long waivedFen, @Field("b") String by, @Field("t") Instant at) {}

    record PaymentDocument(@Field("r") String reference, @Field("on") String on, @Field("a") long amountFen,
            @Field("k") boolean booked) {}

    record RefundDocument(@Field("i") int number, @Field("on") String on, @Field("a") long amountFen,
            @Field("k") boolean booked) {}

    static BillDocument of(Bill it, Instant now) {
        var waiver = it.waiver();
        return new BillDocument(it.id().schoolId(), it.id().period(), it.id().pupilId(), it.id().number(), it.tariff(),
                it.begins().toString(), it.chargedFen(), it.refundPolicy(),
                waiver == null ? null : new WaiverDocument(waiver.waivedFen(), waiver.by(), waiver.at()),
                it.payments()
                        .stream()
                        .map(one -> new PaymentDocument(one.reference(), one.on().toString(), one.amountFen(),
                                one.booked()))
                        .toList(),
                it.refunds()
                        .stream()
                        .map(one -> new RefundDocument(one.number(), one.on().toString(), one.amountFen(),
                                one.booked()))
                        .toList(),
                it.isBooked() ? null : now);
    }

    Bill toBill() {
        return new Bill(new Id(schoolId, period, pupilId), tariff, LocalDate.parse(begins), chargedFen, refundPolicy,
                waiver == null ? null : new Waiver(waiver.waivedFen(), waiver.by(), waiver.at()),
                payments.stream()
                        .map(it -> new Payment(it.reference(), LocalDate.parse(it.on()), it.amountFen(), it.booked()))
                        .toList(),
                refunds.stream()
                        .map(it -> new Refund(it.number(), LocalDate.parse(it.on()), it.amountFen(), it.booked()))
                        .toList());
    }
}
