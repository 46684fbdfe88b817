package afterbell.confidential;

import org.springframework.context.SmartLifecycle;

/** Refuses to start with a wrong master key: after the indexes have waited for the store, before anything is served. */
final class MasterKeyCheck implements SmartLifecycle {
    private static final int AFTER_THE_INDEXES = 1;

    private final SubjectKeys keys;
    private volatile boolean checked;

    MasterKeyCheck(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        keys.requireSameMaster();
        checked = true;
    }

    @Override
    public void stop() {
        checked = false;
    }

    @Override
    public boolean isRunning() {
        return checked;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_INDEXES;
    }
}
