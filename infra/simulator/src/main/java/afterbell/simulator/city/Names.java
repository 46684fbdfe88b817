package afterbell.simulator.city;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names and phone numbers, invented; within one city nobody has the name or the number of somebody else. */
final class Names {
    private static final String FAMILY = "欧曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严";
    private static final String GIVEN = "梓涵雨桐浩然欣怡宇轩萱诺思远子墨晨曦佳琪俊熙诗语乐瑶博文心妍铭泽奕辰若溪嘉懿景行知夏云舒望岳清和安澜书彦令仪疏桐映雪";
    private static final List<String> PHONE_STARTS = List.of("130", "139", "150", "158", "177", "186", "199");

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    Names(Random random) {
        this.random = random;
    }

    /** A full name of three characters. */
    String person() {
        return personOf(String.valueOf(FAMILY.charAt(random.nextInt(FAMILY.length()))));
    }

    /** Somebody with that family name. */
    String personOf(String family) {
        String name;
        do {
            name = family + GIVEN.charAt(random.nextInt(GIVEN.length())) + GIVEN.charAt(random.nextInt(GIVEN.length()));
        } while (!taken.add(name));
        return name;
    }

    String phone() {
        String phone;
        do {
            phone = PHONE_STARTS.get(random.nextInt(PHONE_STARTS.size())) + "%08d".formatted(random.nextInt(
                    100_000_000));
        } while (!taken.add(phone));
        return phone;
    }
}
