/** Tests of the command line, in this process, against an authorization server that does as it is told. */
@NullMarked
package dev.signet.demo.cli;

import org.jspecify.annotations.NullMarked;
