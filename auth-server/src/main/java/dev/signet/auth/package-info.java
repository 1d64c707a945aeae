/**
 * Signet's authorization server, by rooms: each package below owns one subject and leans only on rooms of lower tiers.
 * Here stand only the entry point and the few things that every room
 * may use and none owns.
 */
@NullMarked
package dev.signet.auth;

import org.jspecify.annotations.NullMarked;
