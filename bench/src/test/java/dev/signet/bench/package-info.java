/**
 * Load on a running authorization server: a scenario for each thing that clients ask of it all day.
 *
 * <p>Owns what a virtual user does. Does not own a server, and may use nothing of Signet: any server that publishes a
 * discovery document and shows a login form can be measured.
 */
@NullMarked
package dev.signet.bench;

import org.jspecify.annotations.NullMarked;
