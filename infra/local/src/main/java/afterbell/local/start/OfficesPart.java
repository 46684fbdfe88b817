package afterbell.local.start;

import java.util.Set;

import afterbell.local.part.OfficesStandIn;
import afterbell.local.process.Launch;

record OfficesPart(OfficesStandIn offices, Library library) implements PlannedPart {
    @Override
    public String name() {
        return OfficesStandIn.NAME;
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public Launch launch() {
        return offices.launch(library.classPath());
    }

    @Override
    public void prepare(Progress progress) {
        // Makes its own folder.
    }
}
