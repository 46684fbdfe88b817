package afterbell.local.start;

import java.util.Set;

import afterbell.local.part.KafkaBroker;
import afterbell.local.process.Launch;

record KafkaPart(KafkaBroker broker, Library library) implements PlannedPart {
    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public Launch launch() {
        return broker.launch(library.classPath());
    }

    @Override
    public void prepare(Progress progress) {
        broker.prepare(library.classPath());
    }
}
