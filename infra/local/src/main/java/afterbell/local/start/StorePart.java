package afterbell.local.start;

import java.util.Set;

import afterbell.local.part.EmbeddedStore;
import afterbell.local.process.Launch;

record StorePart(EmbeddedStore store, Library library) implements PlannedPart {
    @Override
    public String name() {
        return "embedded-mongo";
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public Launch launch() {
        return store.launch(library.classPath());
    }

    @Override
    public void prepare(Progress progress) {
        // Makes its own folder.
    }
}
