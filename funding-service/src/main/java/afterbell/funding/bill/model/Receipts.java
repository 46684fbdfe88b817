package afterbell.funding.bill.model;

import java.util.ArrayList;
import java.util.List;

import afterbell.funding.report.model.Cell;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.ChineseCapitals;
import afterbell.funding.report.model.Report;
import afterbell.funding.report.model.Table;

/** What the school gives parents for their money. */
public final class Receipts {
    private Receipts() {}

    public static Report of(Bill bill) {
        var rows = new ArrayList<List<Cell>>();
        bill.payments()
                .forEach(it -> rows.add(List.of(new Words("缴费"), new Words(it.on().toString()),
                        new Words(it.reference()), new Money(it.amountFen()))));
        bill.refunds()
                .forEach(it -> rows.add(List.of(new Words("退费"), new Words(it.on().toString()),
                        new Words(Integer.toString(it.number())), new Money(-it.amountFen()))));
        return new Report("receipt-" + bill.id().number(), "课后服务费收据",
                List.of("学校：" + bill.id().schoolId(), "期间：" + bill.id().period(), "缴费单号：" + bill.id().number()),
                List.of(new Table("收退明细", List.of("项目", "日期", "流水号", "金额（元）"), rows)),
                List.of("实收合计（大写）：人民币" + ChineseCapitals.of(bill.paidFen())));
    }
}
