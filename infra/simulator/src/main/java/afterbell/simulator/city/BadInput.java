package afterbell.simulator.city;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.city.Rolls.Roll;

/** What people and programs send by mistake or by malice; each must be refused with its own problem. */
final class BadInput {
    private final Api api;
    private final Checks checks;

    BadInput(Api api, Checks checks) {
        this.api = api;
        this.checks = checks;
    }

    /** One refusal, for the summary. */
    record Refused(String what, int status, String code, String rule) {}

    /**
     * @param called  a roll that was called and acknowledged
     * @param foreign a group of a school that the roll's teacher does not belong to
     */
    List<Refused> sendAll(Roll called, String foreign) throws IOException, InterruptedException {
        var refused = new ArrayList<Refused>();
        refused.add(send("a pupil who is not of the group", called.command(key()).as(called.teacher()),
                stranger(called), 422, "attendance.pupil-without-place"));
        refused.add(send("51 pupils", called.command(key()), fiftyOne(), 422, "attendance.too-many-pupils"));
        refused.add(send("half a roll", called.command(key()), Rolls.body(called.pupils()
                .subList(1, called.pupils()
                        .size()),
                called.presences().subList(1, called.pupils().size())), 422, "attendance.pupils-missing"));
        refused.add(reusedKey(called));
        refused.add(send("another school's group", Command.post(called.teacher(), Rolls.path(foreign, called.day())
                + "/roll-call", "", key()), called.command("").body(), 403, "out-of-scope"));
        refused.add(send("a correction of a stale version", called.withOther(0).command(key()).correcting("\"0\""),
                called.withOther(0).command("").body(), 412, "version-mismatch"));
        refused.add(send("a correction that names no version", called.withOther(0).command(key()),
                called.withOther(0).command("").body(), 428, "version-required"));
        refused.add(send("a guardian calling the roll", called.command(key()).as("guardian-1"),
                called.command("").body(), 403, "forbidden"));
        refused.add(send("half a JSON text", called.command(key()), "{\"entries\": [", 400, "malformed-json"));
        return refused;
    }

    private Refused reusedKey(Roll called) throws IOException, InterruptedException {
        String key = key();
        Answer first = api.send(called.command(key));
        checks.check("the same roll with a new key changes nothing", first.isGood(), first.toString());
        Answer repeated = api.send(called.command(key));
        checks.check("a repeated request gets the kept answer", repeated.isReplayed()
                && repeated.body().equals(first.body()), repeated.toString());
        return send("a used key with another roll", called.withOther(0).command(key),
                called.withOther(0).command("").body(), 422, "idempotency-key-reused");
    }

    private Refused send(String what, Command command, Object body, int status, String code)
            throws IOException, InterruptedException {
        Answer answer = api.send(new Command(command.user(), command.method(), command.path(), body, command.key(),
                command.ifMatch()));
        checks.check(what + " is refused with " + status + " " + code,
                answer.status() == status && answer.code().equals(code), answer.status() + " " + answer.body());
        return new Refused(what, answer.status(), answer.code(), answer.body().path("rule").asString(""));
    }

    private static Object stranger(Roll called) {
        var pupils = new ArrayList<>(called.pupils());
        pupils.set(0, UUID.randomUUID().toString());
        return Rolls.body(pupils, called.presences());
    }

    private static Object fiftyOne() {
        List<String> pupils = IntStream.range(0, 51).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        return Rolls.body(pupils, pupils.stream().map(_ -> "PRESENT").collect(Collectors.toList()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
