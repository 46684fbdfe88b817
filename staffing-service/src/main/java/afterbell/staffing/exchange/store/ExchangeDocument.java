package afterbell.staffing.exchange.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.exchange.model.Exchange;
import afterbell.staffing.exchange.model.Exchange.Move;
import afterbell.staffing.exchange.model.Exchange.Phase;
import afterbell.staffing.exchange.model.Exchange.Why;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;

/**
 * An exchange on disk.
 *
 * @param refusal why it does not hold: a refusal of the taker, {@code GONE} or {@code OTHER}
 * @param openAt  null once nothing is left to do
 */
record ExchangeDocument(@Field("sc") String schoolId, @Field("m") List<MoveDocument> moves, @Field("e") int edition,
        @Field("p") Step step, @Nullable @Field("r") String refusal, @Nullable @Field("oa") Instant openAt) {
    private static final String GONE = "GONE";
    private static final String OTHER = "OTHER";

    enum Step {
        PREPARING,
        HOLDING,
        REFUSED,
        DONE,
        UNDONE
    }

    record MoveDocument(@Field("w") String workerId, @Field("d") String date, @Field("sl") Slot slot,
            @Nullable @Field("g") String groupId, @Field("h") int classHours, @Field("t") String to) {}

    static ExchangeDocument of(Exchange it, @Nullable Instant openAt) {
        var moves = it.moves().stream().map(ExchangeDocument::of).toList();
        return switch (it.phase()) {
            case Phase.Preparing() ->
                new ExchangeDocument(it.schoolId(), moves, it.edition(), Step.PREPARING, null, openAt);
            case Phase.Holding() ->
                new ExchangeDocument(it.schoolId(), moves, it.edition(), Step.HOLDING, null, openAt);
            case Phase.Done() -> new ExchangeDocument(it.schoolId(), moves, it.edition(), Step.DONE, null, openAt);
            case Phase.Refused(Why why) -> new ExchangeDocument(it.schoolId(), moves, it.edition(), Step.REFUSED,
                    text(why), openAt);
            case Phase.Undone(Why why) -> new ExchangeDocument(it.schoolId(), moves, it.edition(), Step.UNDONE,
                    text(why), openAt);
        };
    }

    private static MoveDocument of(Move move) {
        var duty = move.duty();
        return new MoveDocument(duty.key().workerId(), duty.key().date().toString(), duty.key().slot(),
                duty.groupId(), duty.classHours(), move.to());
    }

    private static String text(Why why) {
        return switch (why) {
            case Why.DutyGone() -> GONE;
            case Why.OtherExchange() -> OTHER;
            case Why.TakerCannot(Refusal reason) -> reason.name();
        };
    }

    Exchange toExchange(String exchangeId) {
        var read = moves.stream()
                .map(it -> new Move(new Duty(new Duty.Key(it.workerId(), LocalDate.parse(it.date()), it.slot()),
                        schoolId, it.groupId(), it.classHours()), it.to()))
                .toList();
        return new Exchange(exchangeId, schoolId, read, edition, switch (step) {
            case PREPARING -> new Phase.Preparing();
            case HOLDING -> new Phase.Holding();
            case DONE -> new Phase.Done();
            case REFUSED -> new Phase.Refused(why());
            case UNDONE -> new Phase.Undone(why());
        });
    }

    private Why why() {
        return switch (Objects.requireNonNull(refusal)) {
            case GONE -> new Why.DutyGone();
            case OTHER -> new Why.OtherExchange();
            case String taker -> new Why.TakerCannot(Refusal.valueOf(taker));
        };
    }
}
