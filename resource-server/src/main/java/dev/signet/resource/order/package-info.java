/**
 * Owns the orders: placing, listing and reading them, each owner's apart from all others'. Does not own who the owner
 * is: the caller says so. May use Spring and validation, no other room.
 */
@NullMarked
package dev.signet.resource.order;

import org.jspecify.annotations.NullMarked;
