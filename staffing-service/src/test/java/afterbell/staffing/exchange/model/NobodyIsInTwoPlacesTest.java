package afterbell.staffing.exchange.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import afterbell.staffing.exchange.model.Exchange.Move;
import afterbell.staffing.exchange.model.Exchange.Phase;
import afterbell.staffing.exchange.model.Exchange.Why;
import afterbell.staffing.leave.model.StaffLeave;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.Rota.Assigning.Assigned;
import afterbell.staffing.rota.model.Rota.Giving.NoSuchDuty;
import afterbell.staffing.rota.model.Rota.Giving.Promised;
import afterbell.staffing.rota.model.Rota.Giving.UnderWay;
import afterbell.staffing.rota.model.RotaId;

/**
 * R19, R20: however assigning, substituting, swapping and leave are mixed, whatever is repeated, and wherever a process
 * dies and is gone on with.
 */
class NobodyIsInTwoPlacesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private final Map<RotaId, Rota> rotas = new HashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<StaffLeave> leaves = new ArrayList<>();

    @Property(tries = 300)
    void whateverHappens(@ForAll long seed, @ForAll boolean withLeave) {
        var random = new Random(seed);
        for (int step = 0; step < 150; step++) {
            act(random, withLeave);
            rotas.values().forEach(NobodyIsInTwoPlacesTest::check);
        }
        long before = places();
        for (int i = 0; i < exchanges.size(); i++) {
            while (exchanges.get(i).isOpen()) {
                advance(i, new Random(0), false);
            }
        }
        rotas.values().forEach(NobodyIsInTwoPlacesTest::check);
        assertThat(rotas.values()).allSatisfy(rota -> assertThat(rota.duties())
                .allSatisfy(duty -> assertThat(duty.leavingBy()).isNull()));
        if (!withLeave) {
            assertThat(places()).as("places that somebody serves").isEqualTo(before);
        }
    }

    private long places() {
        return rotas.values()
                .stream()
                .flatMap(it -> it.duties().stream())
                .map(it -> it.shift() + "/" + it.groupId())
                .distinct()
                .count();
    }

    private static void check(Rota rota) {
        assertThat(rota.duties().stream().map(Duty::key)).doesNotHaveDuplicates();
        assertThat(rota.duties()).noneMatch(duty -> rota.isOnLeave(duty.schoolId(), duty.key().date()));
        assertThat(rota.duties()).allMatch(it -> it.key().workerId().equals(rota.id().workerId()));
        for (int day = 0; day < 14; day++) {
            var date = DAY.plusDays(day);
            assertThat(rota.duties()
                    .stream()
                    .filter(it -> it.key().date().equals(date))
                    .mapToInt(Duty::classHours)
                    .sum()).isLessThanOrEqualTo(2);
        }
    }

    private void act(Random random, boolean withLeave) {
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                var duty = new Duty(key(random), "school-1", "g-" + random.nextInt(3));
                change(duty, rota -> rota.assign(duty) instanceof Assigned(Rota next, boolean _) ? next : rota);
            }
            case 2 -> begin(random);
            case 3, 4 -> {
                if (!exchanges.isEmpty()) {
                    advance(random.nextInt(exchanges.size()), random, true);
                }
            }
            default -> {
                if (withLeave) {
                    leave(random);
                }
            }
        }
    }

    private void begin(Random random) {
        var all = rotas.values()
                .stream()
                .flatMap(it -> it.duties().stream())
                .sorted(Comparator.comparing(it -> it.key().value()))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        var one = all.get(random.nextInt(all.size()));
        var other = all.get(random.nextInt(all.size()));
        String taker = "w-" + random.nextInt(4);
        var swap = List.of(new Move(one, other.key().workerId()), new Move(other, one.key().workerId()));
        boolean swaps = random.nextBoolean() && !one.key().workerId().equals(other.key().workerId());
        if (swaps || !taker.equals(one.key().workerId())) {
            exchanges.add(Exchange.prepare("x" + exchanges.size(), "school-1",
                    swaps ? swap : List.of(new Move(one, taker)), 1));
        }
    }

    /** @param dies whether the process may end after any of its writes */
    private void advance(int i, Random random, boolean dies) {
        var exchange = exchanges.get(i);
        var obstacle = Optional.<Why>empty();
        var writes = new ArrayList<Runnable>();
        switch (exchange.phase()) {
            case Phase.Preparing() -> {
                int most = dies ? random.nextInt(exchange.moves().size() * 2 + 1) : exchange.moves().size() * 2;
                obstacle = prepare(exchange, most);
                if (most == exchange.moves().size() * 2 || obstacle.isPresent()) {
                    exchanges.set(i, obstacle.map(exchange::refuse).orElseGet(exchange::hold));
                }
            }
            case Phase.Holding() -> {
                exchange.rotas().forEach(id -> writes.add(() -> change(id, rota -> rota.settle(exchange.run(), exchange
                        .taken()
                        .stream()
                        .filter(it -> RotaId.of(it.key()).equals(id))
                        .toList()))));
                write(i, writes, random, dies);
            }
            case Phase.Refused(var _) -> {
                exchange.rotas().forEach(id -> writes.add(() -> change(id, rota -> rota.revert(exchange.run()))));
                write(i, writes, random, dies);
            }
            case Phase.Done(), Phase.Undone(var _) -> {
            }
        }
    }

    private void write(int i, List<Runnable> writes, Random random, boolean dies) {
        int most = dies ? random.nextInt(writes.size() + 1) : writes.size();
        writes.subList(0, most).forEach(Runnable::run);
        if (most == writes.size()) {
            exchanges.set(i, exchanges.get(i).close());
        }
    }

    private Optional<Why> prepare(Exchange exchange, int most) {
        int written = 0;
        for (var move : exchange.moves()) {
            if (written++ == most) {
                return Optional.empty();
            }
            var id = RotaId.of(move.duty().key());
            switch (rota(id).promise(move.duty().key(), exchange.run())) {
                case Promised(Rota next, Duty duty) when duty.isSameAs(move.duty()) -> rotas.put(id, next);
                case Promised _, NoSuchDuty _ -> {
                    return Optional.of(new Why.DutyGone());
                }
                case UnderWay _ -> {
                    return Optional.of(new Why.OtherExchange());
                }
            }
        }
        for (var taken : exchange.taken()) {
            if (written++ == most) {
                return Optional.empty();
            }
            var id = RotaId.of(taken.key());
            if (!(rota(id).take(taken, exchange.run()) instanceof Assigned(Rota next, boolean _))) {
                return Optional.of(new Why.TakerCannot(Refusal.BUSY_ELSEWHERE));
            }
            rotas.put(id, next);
        }
        return Optional.empty();
    }

    private void leave(Random random) {
        if (leaves.isEmpty() || random.nextInt(4) == 0) {
            var from = DAY.plusDays(random.nextInt(12));
            leaves.add(StaffLeave.granted("w-" + random.nextInt(4), "school-1", from,
                    from.plusDays(random.nextInt(3))));
        }
        var leave = leaves.get(random.nextInt(leaves.size()));
        if (random.nextInt(3) == 0) {
            leaves.set(leaves.indexOf(leave), leave.cancel());
        }
        leave.rotas()
                .stream()
                .filter(_ -> random.nextInt(4) > 0)
                .forEach(id -> change(id, rota -> rota.told(leave.absence())));
    }

    private static Duty.Key key(Random random) {
        return new Duty.Key("w-" + random.nextInt(4), DAY.plusDays(random.nextInt(12)),
                random.nextInt(4) == 0 ? Slot.NOON : Slot.AFTERNOON);
    }

    private void change(Duty duty, UnaryOperator<Rota> change) {
        change(RotaId.of(duty.key()), change);
    }

    private void change(RotaId id, UnaryOperator<Rota> change) {
        rotas.put(id, change.apply(rota(id)));
    }

    private Rota rota(RotaId id) {
        return rotas.getOrDefault(id, Rota.empty(id));
    }
}
