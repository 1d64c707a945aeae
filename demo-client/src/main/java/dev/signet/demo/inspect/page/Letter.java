package dev.signet.demo.inspect.page;

import java.util.List;

/**
 * A request or a response, as it may be shown.
 *
 * @param line what comes first; empty for an answer that never came
 * @param body what else is in it; empty where the rows say all
 */
record Letter(String line, List<Row> rows, String body) {}
