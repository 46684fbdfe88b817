package afterbell.enrollment.plan.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One spelling of a text, so that a word is found however it is dressed up: full-width letters as ordinary ones, small,
 * traditional characters and pinyin of what matters as simplified characters, one blank between English words and none
 * in Chinese.
 */
final class PlainText {
    private static final String TRADITIONAL = "數學語課補習奧訓練試題復複預講輔導強劍橋級寫閱讀詞彙識聽單計應競賽幾優測驗綜綱團體習鋒衝刺辦";
    private static final String SIMPLIFIED = "数学语课补习奥训练试题复复预讲辅导强剑桥级写阅读词汇识听单计应竞赛几优测验综纲团体习锋冲刺办";

    /** A syllable written in letters, alone or beside characters. */
    private record Spelt(Pattern letters, String characters) {
        static Spelt of(String first, String firstCharacter, String second, String secondCharacter) {
            return new Spelt(Pattern.compile("(?<![a-z])(?:(?:" + first + " ?|" + firstCharacter + ")" + second
                    + "(?![a-z])|" + first + " ?" + secondCharacter + ")"), firstCharacter + secondCharacter);
        }
    }

    private static final List<Spelt> SPELT = List.of(Spelt.of("shu", "数", "xue", "学"), Spelt.of("yu", "语", "wen", "文"),
            Spelt.of("ying", "英", "yu", "语"), Spelt.of("ao", "奥", "shu", "数"), Spelt.of("bu", "补", "ke", "课"),
            Spelt.of("bu", "补", "xi", "习"), Spelt.of("pei", "培", "you", "优"), Spelt.of("zuo", "作", "wen", "文"),
            Spelt.of("jian", "剑", "qiao", "桥"), Spelt.of("pei", "培", "xun", "训"), Spelt.of("fu", "辅", "dao", "导"));
    private static final Pattern CLASS_SPELT = Pattern.compile("(?<=\\p{IsHan}) ?(ke|ban)(?![a-z])");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{IsHan}a-z0-9]+");
    private static final Pattern GAP = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private PlainText() {}

    static String of(String text) {
        var small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var letters = ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
        var spaced = OTHERS.matcher(simplified(letters)).replaceAll(" ").strip();
        var joined = GAP.matcher(spaced).replaceAll("");
        for (var word : SPELT) {
            joined = word.letters().matcher(joined).replaceAll(word.characters());
        }
        joined = CLASS_SPELT.matcher(joined).replaceAll(it -> it.group(1).equals("ke") ? "课" : "班");
        return GAP.matcher(joined).replaceAll("");
    }

    private static String simplified(String text) {
        var simplified = new StringBuilder(text);
        for (int i = 0; i < simplified.length(); i++) {
            int place = TRADITIONAL.indexOf(simplified.charAt(i));
            if (place >= 0) {
                simplified.setCharAt(i, SIMPLIFIED.charAt(place));
            }
        }
        return simplified.toString();
    }
}
