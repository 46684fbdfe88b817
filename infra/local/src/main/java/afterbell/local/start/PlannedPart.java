package afterbell.local.start;

import java.util.Set;

import afterbell.local.process.Launch;

/** A part that should run. */
interface PlannedPart {

    /** Its name: {@code kafka}, {@code attendance-service}. */
    String name();

    /** Parts that must be ready before this one starts. */
    Set<String> after();

    /** How it is started; finding out changes nothing. */
    Launch launch();

    /** Makes what its start needs: storage formatted, caches filled. */
    void prepare(Progress progress);
}
