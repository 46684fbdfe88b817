package afterbell.confidential;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator what to do instead of showing a stack of bean factories. */
final class MasterKeyFailureAnalyzer extends AbstractFailureAnalyzer<MasterKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MasterKeyException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Set the environment variable AFTERBELL_MASTER_KEY (or afterbell.confidential.master-key) to the key"
                        + " this service's database was begun with. For a new database make one: openssl rand -base64"
                        + " 32. Keep it apart from backups of the database; without it sealed fields are lost.",
                rootFailure);
    }
}
