/** Tests of what the app in the browser alone is told; what it does is tried in a browser, in {@code e2e}. */
@NullMarked
package dev.signet.demo.browseronly;

import org.jspecify.annotations.NullMarked;
