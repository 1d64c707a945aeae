/**
 * Owns what an experiment is: a question to the standards that is answered by trying, with what was expected and what was measured. And the
 * laboratory in which all of them work: the calls of this app, made by hand. May use {@code settings}, {@code provider}, {@code token}, {@code api} and
 * {@code inspect}.
 */
@NullMarked
package dev.signet.demo.experiment;

import org.jspecify.annotations.NullMarked;
