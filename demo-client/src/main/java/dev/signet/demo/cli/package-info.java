/**
 * The command line, {@code ./run cli}: signs a person in from a terminal, keeps what it got in a file that only its owner may read, and
 * calls the orders API; and, apart from that, a machine that calls it in its own name.
 *
 * <p>This package holds the commands. {@code outside} is the network and the terminal, {@code server} what is asked of an authorization
 * server, {@code login} the two ways in (RFC 8252, RFC 8628), {@code kept} the file and its lock. None of them uses Spring, nor
 * anything of the apps beside it: a command answers before Spring would have started.
 */
@NullMarked
package dev.signet.demo.cli;

import org.jspecify.annotations.NullMarked;
