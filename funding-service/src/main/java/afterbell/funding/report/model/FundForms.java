package afterbell.funding.report.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;

/** The forms on which a fund is accounted for (R13, R14), in the offices' words. */
public final class FundForms {
    private static final String SUM = "合计";

    private FundForms() {}

    /** @param isFinal whether the period is closed, so that the report is the same for ever */
    public record Period(LocalDate from, LocalDate to, boolean isFinal) {
        List<String> lines(String whose) {
            return List.of(whose, "期间：" + from + " 至 " + to, isFinal ? "该期间已结账" : "该期间尚未结账，数字可能变动");
        }

        String inName() {
            return from + "-" + to;
        }
    }

    public static Report schoolStatement(String schoolId, Period period, Map<Source, Flow> flows) {
        return new Report("statement-" + schoolId + "-" + period.inName(), "课后服务经费收支表",
                period.lines("学校：" + schoolId), List.of(bySource(flows), byCategory(flows)), inCapitals(flows));
    }

    /** Of all schools together, and each by itself. */
    public static Report citySummary(Period period, SortedMap<String, Map<Source, Flow>> bySchool) {
        var all = new TreeMap<Source, Flow>();
        bySchool.values().forEach(flows -> flows.forEach((source, flow) -> all.merge(source, flow, Flow::plus)));
        var schools = bySchool.entrySet().stream().map(it -> row(it.getKey(), sum(it.getValue()))).toList();
        return new Report("city-" + period.inName(), "全市课后服务经费汇总表", period.lines("学校数：" + bySchool.size()),
                List.of(bySource(all), byCategory(all), new Table("分学校", balanceColumns("学校"), schools)),
                inCapitals(all));
    }

    /** To who has given: what each school has made of it. */
    public static Report ofSource(Source source, Period period, SortedMap<String, Flow> bySchool) {
        var columns = Stream.of(Stream.of("学校", "期初结余", "拨入"), Arrays.stream(Category.values()).map(FundForms::name),
                Stream.of("支出合计", "期末结余")).flatMap(it -> it).toList();
        var rows = new ArrayList<List<Cell>>();
        bySchool.forEach((school, flow) -> rows.add(detailed(school, flow)));
        var all = bySchool.values().stream().reduce(Flow.NOTHING, Flow::plus);
        rows.add(detailed(SUM, all));
        return new Report("source-" + source + "-" + period.inName(), name(source) + "经费使用情况表",
                period.lines("资金来源：" + name(source)), List.of(new Table("分学校", columns, rows)),
                inCapitals(Map.of(source, all)));
    }

    /** For everybody: what was received and spent on what. */
    public static Report fundUse(String schoolId, Period period, Map<Source, Flow> flows) {
        return new Report("fund-use-" + schoolId + "-" + period.inName(), "课后服务经费使用情况公示",
                period.lines("学校：" + schoolId), List.of(bySource(flows), byCategory(flows)), inCapitals(flows));
    }

    private static Table bySource(Map<Source, Flow> flows) {
        var rows = new ArrayList<List<Cell>>();
        for (var source : Source.values()) {
            rows.add(row(name(source), flows.getOrDefault(source, Flow.NOTHING)));
        }
        rows.add(row(SUM, sum(flows)));
        return new Table("收支与结余", balanceColumns("资金来源"), rows);
    }

    private static List<String> balanceColumns(String first) {
        return List.of(first, "期初结余", "收入", "支出", "期末结余");
    }

    private static List<Cell> row(String first, Flow flow) {
        return List.of(new Words(first), new Money(flow.openingFen()), new Money(flow.receivedFen()),
                new Money(flow.totalSpentFen()), new Money(flow.closingFen()));
    }

    private static List<Cell> detailed(String first, Flow flow) {
        var cells = new ArrayList<Cell>(List.of(new Words(first), new Money(flow.openingFen()),
                new Money(flow.receivedFen())));
        Arrays.stream(Category.values()).forEach(it -> cells.add(new Money(flow.spentFen(it))));
        cells.add(new Money(flow.totalSpentFen()));
        cells.add(new Money(flow.closingFen()));
        return cells;
    }

    private static Table byCategory(Map<Source, Flow> flows) {
        var columns = Stream.of(Stream.of("支出类别"), Arrays.stream(Source.values()).map(FundForms::name), Stream.of(SUM))
                .flatMap(it -> it)
                .toList();
        var rows = new ArrayList<List<Cell>>();
        for (var category : Category.values()) {
            var cells = new ArrayList<Cell>(List.of(new Words(name(category))));
            for (var source : Source.values()) {
                cells.add(new Money(flows.getOrDefault(source, Flow.NOTHING).spentFen(category)));
            }
            cells.add(new Money(sum(flows).spentFen(category)));
            rows.add(cells);
        }
        return new Table("支出明细", columns, rows);
    }

    private static Flow sum(Map<Source, Flow> flows) {
        return flows.values().stream().reduce(Flow.NOTHING, Flow::plus);
    }

    private static List<String> inCapitals(Map<Source, Flow> flows) {
        var all = sum(flows);
        return List.of("收入合计（大写）：人民币" + ChineseCapitals.of(all.receivedFen()),
                "支出合计（大写）：人民币" + ChineseCapitals.of(all.totalSpentFen()),
                "期末结余（大写）：人民币" + ChineseCapitals.of(all.closingFen()));
    }

    public static String name(Source source) {
        return switch (source) {
            case CITY_FINANCE -> "市财政";
            case TRADE_UNION -> "总工会";
            case TOWNSHIP -> "镇（街道）";
            case DONATION -> "社会捐赠";
            case PARENTS -> "家长";
        };
    }

    public static String name(Category category) {
        return switch (category) {
            case LABOUR_FEES -> "教职工劳务费";
            case EXTERNAL_TEACHERS -> "外聘教师费";
            case CONSUMABLES -> "低值易耗品";
            case ACTIVITY_COURSES -> "购买活动课程";
            case OTHER_SERVICE_COSTS -> "其他服务支出";
        };
    }
}
