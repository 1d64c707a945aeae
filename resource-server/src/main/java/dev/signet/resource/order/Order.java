package dev.signet.resource.order;

import java.time.Instant;
import java.util.UUID;

/**
 * An order that was placed.
 *
 * @param quantity how many pieces
 */
record Order(UUID id, String item, int quantity, Instant placedAt) {}
