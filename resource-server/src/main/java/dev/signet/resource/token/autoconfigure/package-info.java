/**
 * Owns what Spring Boot sets up by itself for an application that has this package and the settings: nothing that the application
 * has set up on its own. May use the parent room and {@code status}.
 */
@NullMarked
package dev.signet.resource.token.autoconfigure;

import org.jspecify.annotations.NullMarked;
