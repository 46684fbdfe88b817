package afterbell.simulator.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.Pupil.Priority;
import afterbell.simulator.city.Pupil.Wish;
import afterbell.simulator.city.School.Group;
import afterbell.simulator.city.School.RosterWay;
import afterbell.simulator.city.Worker.Part;

/** Makes up a whole city from its number and its seed. */
public final class FoundingACity {
    /** Places that a school lacks, except the second school, which has that many to spare. */
    public static final int SCARCE = 3;
    private static final int MOST_IN_A_GROUP = 48;
    private static final int FEWEST_GROUPS = 2;
    private static final int FIRST_AREA = 370_102;
    private static final int AREAS = 800;
    private static final LocalDate YOUNGEST_BORN_BEFORE = LocalDate.of(2015, 9, 1);
    private static final List<String> SCHOOL_NAMES = List.of("实验小学", "育才小学", "青山小学", "泉城小学", "东风小学", "解放路小学",
            "文化路小学", "历山小学", "舜耕小学", "燕山小学");
    private static final List<String> DIGITS = List.of("一", "二", "三", "四", "五", "六");
    private static final List<Priority> PRIORITIES = List.of(new Priority("DISABLED", "残疾人证 37010220210001"),
            new Priority("SINGLE_PARENT", "单亲家庭证明 济民证字第0417号"), new Priority("LEFT_BEHIND", "留守儿童登记 第0932号"),
            new Priority("MIGRANT", "居住证 370102008815"), new Priority("LOW_INCOME", "低保证 鲁低保0006273"));

    private final int number;
    private final City.Size size;
    private final int area;
    private final Random random;
    private final Names names;
    private final Set<String> numbers = new HashSet<>();

    private FoundingACity(int number, City.Size size) {
        this.number = number;
        this.size = size;
        this.area = FIRST_AREA + Math.floorMod(number, AREAS);
        this.random = new Random(size.seed() * 1_000_003 + number);
        this.names = new Names(random);
    }

    public static City found(int number, City.Size size) {
        var founding = new FoundingACity(number, size);
        List<School> schools = IntStream.rangeClosed(1, size.schools()).mapToObj(founding::school).toList();
        return new City(number, size, schools, SemesterCalendar.serviceDays().subList(0, size.days()));
    }

    private School school(int it) {
        String id = "c" + number + "-s" + it;
        int pupils = size.pupils() / size.schools() + (it <= size.pupils() % size.schools() ? 1 : 0);
        List<Pupil> children = pupils(id, pupils);
        long applicants = children.stream()
                .filter(child -> child.wish() == Wish.APPLIES || child.wish() == Wish.APPLIES_BY_PROXY)
                .count();
        List<Group> groups = groups(id, (int) applicants + (it == 2 ? SCARCE : -SCARCE));
        RosterWay[] ways = RosterWay.values();
        return new School(it, id, "2137" + "%04d%02d".formatted(number % 10_000, it),
                SCHOOL_NAMES.get((it - 1) % SCHOOL_NAMES.size()), ways[(it - 1) % ways.length], id + "-admin",
                id + "-guard", groups, children, workers(it, groups.size()));
    }

    private static List<Group> groups(String school, int places) {
        int count = Math.max(FEWEST_GROUPS, Math.ceilDiv(places, MOST_IN_A_GROUP));
        return IntStream.range(0, count)
                .mapToObj(i -> new Group(school + "-g" + (i + 1), "放学后第" + (i + 1) + "组",
                        places / count + (i < places % count ? 1 : 0), school + "-teacher-" + (i + 1)))
                .toList();
    }

    private List<Pupil> pupils(String school, int count) {
        var children = new ArrayList<Pupil>();
        for (int i = 0; i < count; i++) {
            boolean isSibling = i % 20 == 7;
            children.add(pupil(school, i, count, isSibling ? children.get(i - 1) : null));
        }
        return children;
    }

    private Pupil pupil(String school, int i, int count, @Nullable Pupil sibling) {
        String rosterId = school + "-p%03d".formatted(i + 1);
        String name = sibling == null ? names.person() : names.personOf(sibling.name().substring(0, 1));
        Adult guardian = sibling == null ? guardian(name, rosterId + "-guardian") : sibling.guardian();
        int grade = 1 + random.nextInt(6);
        LocalDate born = YOUNGEST_BORN_BEFORE.minusYears(grade - 1L).minusDays(1 + random.nextInt(365));
        boolean hasCitizenId = i % 25 != 13;
        String citizenId = newNumber(born);
        String pupilNumber = hasCitizenId ? IdNumbers.pupilNumber(citizenId)
                : IdNumbers.numberWithoutCitizenId(area, born, random.nextInt(1000));
        return new Pupil(rosterId, name, pupilNumber, hasCitizenId ? citizenId : null, grade,
                DIGITS.get(grade - 1) + "年级" + (1 + i * 2 / count) + "班", guardian,
                sibling == null && random.nextBoolean() ? grandparent() : null, grade >= 5 && random.nextInt(3) > 0,
                wish(i, count), priority(i, count));
    }

    private Adult guardian(String child, String account) {
        boolean isMother = random.nextBoolean();
        String name = isMother ? names.person() : names.personOf(child.substring(0, 1));
        return new Adult(name, names.phone(), isMother ? "MOTHER" : "FATHER", account, true);
    }

    private Adult grandparent() {
        return new Adult(names.person(), names.phone(), random.nextBoolean() ? "GRANDMOTHER" : "GRANDFATHER", null,
                true);
    }

    /** Two children go elsewhere, some families want nothing, a few have no phone; the first and last apply. */
    private static Wish wish(int i, int count) {
        if (i == 3 || i == 11) {
            return Wish.OFF_CAMPUS;
        }
        if (i % 30 == 16) {
            return Wish.NOTHING;
        }
        return i > 3 && i < count - 1 && i % 18 == 5 ? Wish.APPLIES_BY_PROXY : Wish.APPLIES;
    }

    /** About one child in twelve, and always the one who applies last: it comes before others who applied earlier. */
    private @Nullable Priority priority(int i, int count) {
        boolean has = i == count - 1 || random.nextInt(12) == 0;
        return has ? PRIORITIES.get(random.nextInt(PRIORITIES.size())) : null;
    }

    /** The second school hires through an institution (R5), the others hire a teacher themselves. */
    private List<Worker> workers(int school, int groups) {
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < groups * 2; i++) {
            workers.add(worker("SCHOOL_STAFF", Part.REGULAR));
        }
        workers.add(worker(school == 2 ? "INSTITUTION_MEMBER" : "EXTERNAL_TEACHER", Part.EXTERNAL));
        workers.add(worker("RETIRED_TEACHER", Part.SPARE));
        workers.add(worker("SCHOOL_STAFF", Part.UNCHECKED));
        workers.add(worker("VOLUNTEER", Part.ADVERSE));
        return workers;
    }

    private Worker worker(String kind, Part part) {
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(14_000));
        return new Worker(newNumber(born), names.person(), names.phone(), kind, part);
    }

    private String newNumber(LocalDate born) {
        String id;
        do {
            id = IdNumbers.citizenId(area, born, random.nextInt(1000));
        } while (!numbers.add(id));
        return id;
    }
}
