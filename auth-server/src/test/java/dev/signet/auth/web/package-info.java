/**
 * Every page with samples in place of what the other rooms would say, over HTTP and without a database: markup, texts, escaping,
 * headers, preferences.
 */
@NullMarked
package dev.signet.auth.web;

import org.jspecify.annotations.NullMarked;
