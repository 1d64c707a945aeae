/** Owns what joins the rooms: which request needs which scope, and how bad input is answered. May use every room. */
@NullMarked
package dev.signet.resource.config;

import org.jspecify.annotations.NullMarked;
