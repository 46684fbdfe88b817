package afterbell.embeddedmongo.conformance;

/** Everything the services rely on. Whoever passes it can stand below the platform. */
abstract class Conformance implements InsertingAndDeleting, Updating, Finding, Indexing, Aggregating {}
