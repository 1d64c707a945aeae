package dev.signet.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the authorization server itself has written down, read from its database, which is a PostgreSQL. */
final class AuditTrail {

    private final Application server;
    private int seen;

    AuditTrail(Application server) {
        this.server = server;
    }

    /** The events since this was asked last, the oldest first. */
    List<String> news() {
        List<String> all = all();
        List<String> news = List.copyOf(all.subList(seen, all.size()));
        seen = all.size();
        return news;
    }

    private List<String> all() {
        List<String> events = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        server.environment("SIGNET_DB_URL"),
                        server.environment("SIGNET_DB_USER"),
                        server.environment("SIGNET_DB_PASSWORD"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select event from audit_entry order by at, id")) {
            while (rows.next()) {
                events.add(rows.getString(1));
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the trail", e);
        }
    }
}
