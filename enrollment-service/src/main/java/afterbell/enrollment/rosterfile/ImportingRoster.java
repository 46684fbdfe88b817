package afterbell.enrollment.rosterfile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.City;
import afterbell.enrollment.rosterfile.model.Order;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.reading.RosterFiles;
import afterbell.enrollment.rosterfile.store.RosterImports;
import afterbell.enrollment.rosterfile.store.Uploads;
import afterbell.enrollment.school.FindSchools;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school hands in a roster file (R6). The file is kept sealed, and a worker imports it; the file handed in again
 * meanwhile is the same import. A school has one open import, the city at most {@value #MOST_OPEN}.
 */
@Service
public class ImportingRoster {
    static final int MOST_OPEN = 200;

    private final FindSchools findSchools;
    private final RosterFiles files;
    private final Uploads uploads;
    private final RosterImports imports;
    private final ImportWorkers workers;
    private final KeyedHash hash;
    private final Clock clock;

    ImportingRoster(FindSchools findSchools, RosterFiles files, Uploads uploads, RosterImports imports,
            ImportWorkers workers, KeyedHash hash, Clock clock) {
        this.findSchools = findSchools;
        this.files = files;
        this.uploads = uploads;
        this.imports = imports;
        this.workers = workers;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * @return the import, open
     * @throws ProblemException if the school is not known or not the caller's, the file is no roster, another file of the
     *                          school is being imported, or too many schools import
     */
    public RosterImport handIn(String schoolId, byte[] content, Mode mode, boolean dryRun, Missing missing,
            Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        files.requireRoster(content);
        var order = new Order(mode, dryRun, missing, City.today(clock));
        String contentHash = hash.of("roster-import", sha256(content));
        var open = imports.openOf(school.id());
        if (open.isPresent()) {
            return sameOrRefused(open.get(), order, contentHash);
        }
        if (imports.open(MOST_OPEN) >= MOST_OPEN) {
            throw new ProblemException(RosterFileProblem.TOO_MANY_IMPORTS);
        }
        return submit(RosterImport.submitted(newId(), school.id(), order, contentHash, imports.now()), content, caller);
    }

    /** The file first: an import without its file would have to fail. */
    private RosterImport submit(RosterImport job, byte[] content, Caller caller) {
        uploads.keep(job.importId(), content);
        try {
            imports.submit(job, Submitters.of(caller));
        } catch (DuplicateKeyException e) {
            uploads.destroy(job.importId());
            return sameOrRefused(imports.openOf(job.schoolId()).orElseThrow(() -> e), job.order(), job.contentHash());
        }
        workers.wake();
        return job;
    }

    private static RosterImport sameOrRefused(RosterImport open, Order order, String contentHash) {
        if (!open.isSame(order, contentHash)) {
            throw new ProblemException(RosterFileProblem.IMPORT_OPEN, Map.of("import", open.importId()));
        }
        return open;
    }

    /** Later imports have greater ids. */
    private String newId() {
        String time = "%012x".formatted(imports.now().toEpochMilli());
        return time.substring(0, 8) + "-" + time.substring(8) + UUID.randomUUID().toString().substring(13);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
