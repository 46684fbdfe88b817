package afterbell.testing;

import afterbell.local.part.Secrets;

/**
 * A running Keycloak.
 *
 * @param issuer the realm's address
 * @param secrets the passwords and client secrets that were made up for it
 */
record IdentityServer(String issuer, Secrets secrets) {}
