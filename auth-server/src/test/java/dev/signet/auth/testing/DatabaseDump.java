package dev.signet.auth.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All that stands in a database, as a thief of it would read it: every column of every row of every table. */
public final class DatabaseDump {

    private static final Pattern PRESENTABLE = Pattern.compile("[\\x21-\\x3a\\x3c-\\x7e]{1,2000}");

    /** No secret is shorter, in none of its forms but one: raw bytes of a short one are not looked for. */
    private static final int BEGINNING = 8;

    private final Map<String, List<String>> textByColumn = new HashMap<>();

    /** Reads the whole database. */
    public static DatabaseDump of(TestDatabase database) {
        DatabaseDump dump = new DatabaseDump();
        try (Connection connection = database.connect()) {
            for (String table : tables(connection)) {
                dump.read(connection, table);
            }
            return dump;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database", e);
        }
    }

    /** The column in which {@code secret} stands, as it is or in any encoding that gives it back. */
    public Optional<String> find(String secret) {
        List<String> forms = forms(secret);
        return textByColumn.entrySet().stream()
                .filter(column -> column.getValue().stream()
                        .anyMatch(text -> forms.stream().anyMatch(text::contains)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Where any of {@code secrets} stand, in one pass over all that was read: a secret in any of its forms is looked for by how it begins.
     *
     * @param secrets with their kinds
     * @return kinds, with a column in which such a secret stands
     */
    public Map<String, String> findAll(Map<String, String> secrets) {
        Map<String, Map<String, String>> kindByFormByBeginning = new HashMap<>();
        secrets.forEach((secret, kind) -> forms(secret).stream()
                .filter(form -> form.length() >= BEGINNING)
                .forEach(form -> kindByFormByBeginning
                        .computeIfAbsent(form.substring(0, BEGINNING), any -> new HashMap<>())
                        .put(form, kind)));
        Map<String, String> found = new TreeMap<>();
        textByColumn.forEach((column, texts) -> texts.forEach(text -> {
            for (int i = 0; i + BEGINNING <= text.length(); i++) {
                int at = i;
                kindByFormByBeginning
                        .getOrDefault(text.substring(i, i + BEGINNING), Map.of())
                        .forEach((form, kind) -> {
                            if (text.startsWith(form, at)) {
                                found.put(kind, column);
                            }
                        });
            }
        }));
        return found;
    }

    /** The columns that were read, as {@code table.column} in lower case. */
    public List<String> columns() {
        return List.copyOf(textByColumn.keySet());
    }

    /** Everything that stands in it, and what a thief would make of it, that fits into a header or a form field. */
    public Set<String> presentable() {
        Set<String> values = new TreeSet<>();
        textByColumn.values().forEach(texts -> texts.forEach(text -> values.addAll(guises(text))));
        values.removeIf(value -> !PRESENTABLE.matcher(value).matches());
        return values;
    }

    private static List<String> guises(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return List.of(text, encoded, "sgr_" + text, "sgr_" + encoded, "sga_" + encoded, "sgs_" + encoded);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData metaData = connection.getMetaData();
        String schema = connection.getSchema();
        try (ResultSet found =
                metaData.getTables(connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private void read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String column = (table + "." + columns.getColumnName(i)).toLowerCase(Locale.ROOT);
                    textByColumn
                            .computeIfAbsent(column, any -> new ArrayList<>())
                            .addAll(texts(rows, i));
                }
            }
        }
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return List.of();
        }
        if (value instanceof byte[] || value instanceof java.sql.Blob) {
            byte[] bytes = rows.getBytes(column);
            return List.of(
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(bytes));
        }
        return List.of(String.valueOf(rows.getString(column)));
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(secret);
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(HexFormat.of().formatHex(bytes));
        decoded(secret).ifPresent(plain -> {
            forms.add(new String(plain, StandardCharsets.ISO_8859_1));
            forms.add(HexFormat.of().formatHex(plain));
        });
        return forms;
    }

    /** What a secret in base64url stands for, if it is one: to keep these bytes is to keep the secret. */
    private static Optional<byte[]> decoded(String secret) {
        try {
            byte[] plain = Base64.getUrlDecoder().decode(secret);
            return plain.length < 16 ? Optional.empty() : Optional.of(plain);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
