package dev.signet.auth.status.changes;

/**
 * That a status list has changed, and nothing of how.
 *
 * @param upTo whoever has been told this has been told of every change up to this number
 */
public record ListChange(long list, long upTo) {}
