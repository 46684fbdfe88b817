package afterbell.embeddedmongo.command;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Settings that can change while the server runs, by {@code setParameter}.
 *
 * @param noTableScan MongoDB's {@code notablescan}: queries that no index serves are refused
 * @param ttlSeconds MongoDB's {@code ttlMonitorSleepSecs}: pause between two runs that delete expired documents
 */
public record ServerSettings(AtomicBoolean noTableScan, AtomicLong ttlSeconds) {}
