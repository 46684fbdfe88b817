package afterbell.local.start;

import java.util.List;
import java.util.Map;

import afterbell.local.Folders;
import afterbell.local.part.Jdk;
import afterbell.local.process.Launch;
import afterbell.local.watch.Watcher;

/** The watcher as a process of its own, small: it only looks. */
record WatcherPart(Folders folders, Library library) {
    Launch launch() {
        return new Launch("watcher", List.of(Jdk.java(), "-XX:+UseSerialGC", "-Xmx24m", "-XX:TieredStopAtLevel=1",
                "-cp", library.classPath(), Watcher.class.getName(), folders.run().folder().toString(),
                folders.logs().toString()), Map.of(), folders.home(), folders.log("watcher"), List.of(), null,
                5, 5);
    }
}
