package afterbell.funding.servedday.store;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.servedday.model.PupilDays;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;

/** A tally on disk: about 80 bytes per pupil. */
record TallyDocument(@Field("sc") String schoolId, @Field("g") String groupId, @Field("se") String semester,
        @Field("p") List<PupilDocument> pupils) {

    /** @param revisions day numbers and revisions in turn */
    record PupilDocument(@Field("p") String pupilId, @Field("k") byte[] known, @Field("d") byte[] served,
            @Field("r") List<Integer> revisions) {
        static PupilDocument of(String pupilId, PupilDays days) {
            return new PupilDocument(pupilId, days.known().toByteArray(), days.served().toByteArray(),
                    days.revisions()
                            .entrySet()
                            .stream()
                            .sorted(Map.Entry.comparingByKey())
                            .mapMulti((Map.Entry<Integer, Integer> entry,
                                    Consumer<Integer> pairs) -> {
                                pairs.accept(entry.getKey());
                                pairs.accept(entry.getValue());
                            })
                            .toList());
        }

        PupilDays toDays() {
            var byDay = new HashMap<Integer, Integer>();
            for (int i = 0; i + 1 < revisions.size(); i += 2) {
                byDay.put(revisions.get(i), revisions.get(i + 1));
            }
            return new PupilDays(BitSet.valueOf(known), BitSet.valueOf(served), byDay);
        }
    }

    static TallyDocument of(Tally tally) {
        return new TallyDocument(tally.schoolId(), tally.groupId(), tally.semester().id(),
                tally.pupils()
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> PupilDocument.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    Tally toTally() {
        return new Tally(groupId, schoolId, Semester.parse(semester).orElseThrow(), pupils.stream()
                .collect(Collectors.toMap(PupilDocument::pupilId, PupilDocument::toDays)));
    }
}
