package afterbell.funding.report.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts on forms cannot be altered by a stroke. */
class AmountsInCapitalsTest {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    @ParameterizedTest
    @CsvSource({"0,零元整", "5,伍分", "10,壹角整", "12500,壹佰贰拾伍元整", "100850,壹仟零捌元伍角整", "32504,叁佰贰拾伍元零肆分",
        "1000000000,壹仟万元整", "10000100,壹拾万零壹元整", "100010000,壹佰万零壹佰元整", "10000000001,壹亿元零壹分", "1640902,壹万陆仟肆佰零玖元零贰分",
        "12345678901,壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分", "-140950,负壹仟肆佰零玖元伍角整", "200000300000,贰拾亿零叁仟元整"})
    void asBanksWriteThem(long fen, String capitals) {
        assertThat(ChineseCapitals.of(fen)).isEqualTo(capitals);
    }

    @Property
    void whatIsWrittenIsReadBackAndZerosNeverStandTogether(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long fen) {
        String text = ChineseCapitals.of(fen);

        assertThat(readBack(text)).isEqualTo(fen);
        assertThat(text).doesNotContain("零零", "零万", "零亿", "零角").matches(".*(整|分)");
    }

    @Property
    void soAreSmallAmounts(@ForAll @LongRange(min = 0, max = 10_000_000L) long fen) {
        assertThat(readBack(ChineseCapitals.of(fen))).isEqualTo(fen);
    }

    @Test
    void moreThanAFormHasRoomForIsRefused() {
        assertThatThrownBy(() -> ChineseCapitals.of(100_000_000_000_000L)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Adds up figure by figure, as a clerk reads. */
    private static long readBack(String text) {
        long fen = 0;
        long yuan = 0;
        long group = 0;
        long figure = 0;
        for (char sign : text.replace("负", "").toCharArray()) {
            switch (sign) {
                case '拾', '佰', '仟' -> {
                    group += figure * (sign == '拾' ? 10 : sign == '佰' ? 100 : 1000);
                    figure = 0;
                }
                case '万', '亿' -> {
                    yuan += (group + figure) * (sign == '万' ? 10_000L : 100_000_000L);
                    group = 0;
                    figure = 0;
                }
                case '元' -> {
                    fen += (yuan + group + figure) * 100;
                    figure = 0;
                }
                case '角' -> {
                    fen += figure * 10;
                    figure = 0;
                }
                case '分' -> fen += figure;
                case '整' -> figure = 0;
                default -> figure = DIGITS.indexOf(sign);
            }
        }
        return text.startsWith("负") ? -fen : fen;
    }
}
