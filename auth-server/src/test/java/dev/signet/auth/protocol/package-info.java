/**
 * What the standards demand of this server, asked over HTTP: a class for each standard, a nested class for each section, refusals
 * first. "D" and a number name a defect of the framework's own authorization server that would show there without our mending.
 */
@NullMarked
package dev.signet.auth.protocol;

import org.jspecify.annotations.NullMarked;
