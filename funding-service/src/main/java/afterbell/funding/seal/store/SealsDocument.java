package afterbell.funding.seal.store;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.seal.model.SchoolSeals;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.servedday.model.Semester;

/** A school's seals on disk. */
record SealsDocument(@Field("sc") String schoolId, @Field("se") String semester, @Field("s") List<SealDocument> seals) {

    /** @param day days since 1970-01-01 */
    record SealDocument(@Field("d") int day, @Field("n") int number, @Field("e") int entries,
            @Field("r") byte[] root) {
        static SealDocument of(DaySeal seal) {
            return new SealDocument(Math.toIntExact(seal.day().toEpochDay()), seal.number(), seal.entries(),
                    HexFormat.of().parseHex(seal.root()));
        }

        DaySeal toSeal() {
            return new DaySeal(LocalDate.ofEpochDay(day), number, entries, HexFormat.of().formatHex(root));
        }
    }

    static SealsDocument of(SchoolSeals seals) {
        return new SealsDocument(seals.schoolId(), seals.semester().id(),
                seals.byDay().values().stream().map(SealDocument::of).toList());
    }

    SchoolSeals toSeals() {
        return new SchoolSeals(schoolId, Semester.parse(semester).orElseThrow(), seals.stream()
                .map(SealDocument::toSeal)
                .collect(Collectors.toMap(DaySeal::day, it -> it, (one, _) -> one, TreeMap::new)));
    }
}
