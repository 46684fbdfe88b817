package afterbell.web.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * For tests: reads every {@link ProblemCode} enum of the project on the class path and says what is wrong with its
 * codes and texts. A service's test asserts that there are no {@link #complaints()}.
 */
public final class ProblemTextsCheck {

    private static final Pattern CODE = Pattern.compile("([a-z]+\\.)?[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern RULE = Pattern.compile("R([1-9]|[12][0-9]|3[0-4])");

    private ProblemTextsCheck() {}

    /** One line per fault, empty when all is well. */
    public static List<String> complaints() {
        return complaints(codes(), ProblemTexts.load(ProblemTextsCheck.class.getClassLoader()));
    }

    static List<String> complaints(List<ProblemCode> codes, ProblemTexts texts) {
        var complaints = new ArrayList<String>();
        var owners = new HashMap<String, ProblemCode>();
        for (var code : codes) {
            var other = owners.put(code.code(), code);
            if (other != null) {
                complaints.add(code.code() + " is the code of " + other + " and of " + code);
            }
            complaints.addAll(complaints(code, texts));
        }
        return complaints;
    }

    private static List<String> complaints(ProblemCode code, ProblemTexts texts) {
        var complaints = new ArrayList<String>();
        if (!CODE.matcher(code.code()).matches()) {
            complaints.add(code.code() + " is not <service>.<kebab-case>");
        }
        if (!code.status().isError()) {
            complaints.add(code.code() + " has a status that is no error");
        }
        var rule = code.rule();
        if (rule != null && !RULE.matcher(rule).matches()) {
            complaints.add(code.code() + " cites " + rule + ", which is none of R1 to R34");
        }
        for (var language : List.of(Languages.CHINESE, Languages.ENGLISH)) {
            complaints.addAll(missing(code.code(), texts, language));
        }
        var chinese = placeholders(texts, code.code(), Languages.CHINESE);
        var english = placeholders(texts, code.code(), Languages.ENGLISH);
        if (!chinese.equals(english)) {
            complaints.add(code.code() + " has other placeholders in zh-CN " + chinese + " than in en " + english);
        }
        return complaints;
    }

    private static List<String> missing(String code, ProblemTexts texts, Locale language) {
        var missing = new ArrayList<String>();
        for (var part : List.of("title", "detail")) {
            var text = texts.raw(code + "." + part, language);
            if (text == null || text.isBlank()) {
                missing.add(code + " has no " + part + " in " + language.toLanguageTag());
            }
        }
        return missing;
    }

    private static Set<String> placeholders(ProblemTexts texts, String code, Locale language) {
        var detail = texts.raw(code + ".detail", language);
        return detail == null
                ? Set.of()
                : ProblemTexts.PLACEHOLDER.matcher(detail)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ProblemCode> codes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isIndependent();
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemCode.class));
        return scanner.findCandidateComponents("afterbell")
                .stream()
                .map(found -> type(String.valueOf(found.getBeanClassName())))
                .filter(Class::isEnum)
                .flatMap(type -> List.of(type.getEnumConstants()).stream())
                .map(ProblemCode.class::cast)
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ProblemTextsCheck.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
