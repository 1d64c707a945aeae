/**
 * Kiosk, the app that lives in a browser alone: hands its files out, and does nothing else. Any web server that hands out files would do;
 * this one is so small so that it costs nothing beside the others, and has an origin of its own, as such an app must. Owns the
 * headers that its pages need. Uses nothing of the other apps, and no Spring.
 */
@NullMarked
package dev.signet.demo.browseronly;

import org.jspecify.annotations.NullMarked;
