/**
 * Owns the race: one access token, used at three doors of the API again and again while its session ends, to see which door
 * notices when. May use {@code settings} and {@code provider}.
 */
@NullMarked
package dev.signet.demo.race;

import org.jspecify.annotations.NullMarked;
