package afterbell.contracts.approval;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import afterbell.contracts.Contract;
import afterbell.contracts.Meaning;

/** What every published fact keeps to, as sentences about those that do not. */
final class ContractRules {
    private static final Pattern TOPIC = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    private static final Pattern TYPE = Pattern.compile("afterbell\\.([a-z]+)\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    private static final Set<Class<?>> PLAIN = Set.of(String.class, boolean.class, Boolean.class, int.class,
            Integer.class, long.class, Long.class, LocalDate.class, Instant.class);

    /** Last letters of a word: surname, username and nickname are names as well. */
    private static final List<String> PERSONAL_ENDINGS = List.of("name", "phone", "mail");
    private static final Set<String> PERSONAL_WORDS = Set.of("mobile", "tel", "wechat", "birth", "birthday",
            "birthdate",
            "gender", "sex", "ethnicity", "religion", "address", "photo", "portrait", "face", "fingerprint", "health",
            "diagnosis", "allergy", "disability", "passport", "bank", "iban", "plate", "xingming", "shouji", "xueji",
            "shenfenzheng");
    private static final List<String> PERSONAL_NUMBERS = List.of("idnumber", "idcard", "citizenid", "identitynumber",
            "pupilnumber", "studentnumber", "rollnumber");
    private static final Set<String> PUBLIC = Set.of("School.name");

    private ContractRules() {}

    /** @return one sentence for each rule that the fact breaks */
    static List<String> brokenBy(Contract contract) {
        var broken = new ArrayList<String>();
        broken.addAll(namesOf(contract));
        Set<Class<?>> shapes = shapesOf(contract.record());
        shapes.forEach(shape -> {
            if (!shape.getPackageName().equals(packageOf(contract))) {
                broken.add(shape.getName() + " lives outside the topic's package " + packageOf(contract));
            }
            if (shape.isRecord()) {
                broken.addAll(componentsOf(shape));
            }
        });
        String key = contract.topic().key() + "Id";
        if (shapes.stream()
                .filter(Class::isRecord)
                .flatMap(shape -> Arrays.stream(shape.getRecordComponents()))
                .noneMatch(component -> component.getName().equals(key))) {
            broken.add(contract.type() + " does not carry its key " + key);
        }
        return broken;
    }

    private static List<String> namesOf(Contract contract) {
        var broken = new ArrayList<String>();
        String topic = contract.topic().name();
        var type = TYPE.matcher(contract.type());
        if (!TOPIC.matcher(topic).matches()) {
            broken.add(topic + " is not <service>.<aggregate>.v<n>");
        }
        if (!type.matches()) {
            broken.add(contract.type() + " is not afterbell.<service>.<past-fact>.v<n>");
        } else if (!topic.startsWith(type.group(1) + ".")) {
            broken.add(contract.type() + " is written by another service than its topic " + topic);
        }
        if (contract.about().isBlank() || contract.topic().about().isBlank()) {
            broken.add(contract.type() + " or its topic does not say what it tells");
        }
        return broken;
    }

    private static List<String> componentsOf(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).flatMap(component -> {
            String where = record.getSimpleName() + "." + component.getName();
            Meaning meaning = component.getAnnotation(Meaning.class);
            return Stream.of(meaning == null || meaning.value().isBlank() ? where + " has no @Meaning" : "",
                    tellsOfAPerson(component.getName()) && !PUBLIC.contains(where) ? where + " suggests personal data"
                            : "",
                    isPlain(component.getGenericType()) ? ""
                            : where + " is a " + component.getGenericType().getTypeName()
                                    + ", not text, whole number, truth, day, instant, enum, record or a list of one")
                    .filter(sentence -> !sentence.isEmpty());
        }).toList();
    }

    static boolean tellsOfAPerson(String component) {
        String joined = component.toLowerCase(Locale.ROOT);
        return PERSONAL_NUMBERS.stream().anyMatch(joined::contains)
                || Arrays.stream(component.split("(?<=[a-z0-9])(?=[A-Z])"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .flatMap(word -> Stream.of(word, word.replaceFirst("s$", ""), word.replaceFirst("es$", "")))
                        .anyMatch(word -> PERSONAL_WORDS.contains(word)
                                || PERSONAL_ENDINGS.stream().anyMatch(word::endsWith));
    }

    private static boolean isPlain(Type type) {
        return switch (type) {
            case Class<?> simple -> PLAIN.contains(simple) || simple.isEnum() || simple.isRecord();
            case ParameterizedType list -> list.getRawType() == List.class
                    && list.getActualTypeArguments()[0] instanceof Class<?> item && isPlain(item);
            default -> false;
        };
    }

    /** The record and every record and enum within it. */
    private static Set<Class<?>> shapesOf(Class<?> record) {
        var found = new LinkedHashSet<Class<?>>();
        collect(record, found);
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> shape && (shape.isRecord() || shape.isEnum()) && found.add(shape)
                && shape.isRecord()) {
            Arrays.stream(shape.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(component -> collect(component, found));
        }
    }

    private static String packageOf(Contract contract) {
        return "afterbell.contracts." + contract.topic().name().replace("-", "");
    }
}
