/**
 * An API that checks Signet's access tokens by itself. {@code token} verifies tokens and knows no other room;
 * {@code order} and {@code me} answer requests and know no other room either; {@code config} joins them.
 */
@NullMarked
package dev.signet.resource;

import org.jspecify.annotations.NullMarked;
