/**
 * Signet's authorization server, by rooms: each package below owns one subject and leans only on rooms of lower tiers.
 * Here stand only the entry point and the one mark that spans rooms.
 */
@NullMarked
package dev.signet.auth;

import org.jspecify.annotations.NullMarked;
