package afterbell.funding.claim.store;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.claim.model.Grounds;
import afterbell.funding.claim.model.Grounds.Elsewhere;
import afterbell.funding.claim.model.Grounds.Position;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;

/**
 * A claim's grounds on disk: about 60 bytes for each sealed day.
 *
 * @param serviceDays days since 1970-01-01
 */
record GroundsDocument(@Field("d") List<Integer> serviceDays, @Field("s") List<SealDocument> seals,
        @Field("r") List<PositionDocument> read, @Field("e") List<ElsewhereDocument> elsewhere) {

    record SealDocument(@Field("d") int day, @Field("n") int number, @Field("e") int entries,
            @Field("r") byte[] root) {}

    record PositionDocument(@Field("p") int partition, @Field("c") long certainly, @Field("m") long atMost) {}

    record ElsewhereDocument(@Field("p") String pupilId, @Field("sc") String schoolId, @Field("d") int days,
            @Field("s") int sameDays) {}

    static GroundsDocument of(Grounds grounds) {
        return new GroundsDocument(grounds.serviceDays().stream().map(GroundsDocument::number).toList(),
                grounds.seals()
                        .stream()
                        .map(it -> new SealDocument(number(it.day()), it.number(), it.entries(),
                                HexFormat.of().parseHex(it.root())))
                        .toList(),
                grounds.read()
                        .stream()
                        .map(it -> new PositionDocument(it.partition(), it.certainly(), it.atMost()))
                        .toList(),
                grounds.elsewhere()
                        .stream()
                        .map(it -> new ElsewhereDocument(it.pupilId(), it.schoolId(), it.days(), it.sameDays()))
                        .toList());
    }

    private static int number(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    Grounds toGrounds() {
        return new Grounds(serviceDays.stream().map(LocalDate::ofEpochDay).toList(),
                seals.stream()
                        .map(it -> new DaySeal(LocalDate.ofEpochDay(it.day()), it.number(), it.entries(),
                                HexFormat.of().formatHex(it.root())))
                        .toList(),
                read.stream().map(it -> new Position(it.partition(), it.certainly(), it.atMost())).toList(),
                elsewhere.stream()
                        .map(it -> new Elsewhere(it.pupilId(), it.schoolId(), it.days(), it.sameDays()))
                        .toList());
    }
}
