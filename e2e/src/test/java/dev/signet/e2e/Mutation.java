package dev.signet.e2e;

import dev.signet.e2e.Doors.Door;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes requests that nobody would send from such as somebody could. The same seed makes the same ones. */
final class Mutation {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "FETCH");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded; charset=utf-16",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "text/plain",
            "application/jwt",
            "*/*",
            "a",
            "",
            "application/json; charset=\"");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\r\nSet-Cookie: planted=1",
            "-1",
            "0",
            "99999999999999999999",
            "NaN",
            "null",
            "[]",
            "{}",
            "{\"a\":",
            "[[[[[[[[[[",
            "\"",
            "'",
            "' or '1'='1",
            "${7*7}#{7*7}",
            "../../../etc/passwd",
            "<script>",
            "\uFFFE\uFFFF",
            "\uD800",
            "\u202Eevil",
            "💥",
            "a b c",
            "openid openid",
            "urn:",
            "http://",
            "http://[",
            "https://127.0.0.1:1/",
            "javascript:alert(1)",
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJub25lIn0.e30",
            "e30.e30.e30",
            "....",
            "W10.W10.W10",
            "%",
            "%zz",
            "+",
            "&",
            "=",
            "=&=&");
    private static final List<String> HEADERS = List.of(
            "Authorization: Bearer",
            "Authorization: Bearer x",
            "Authorization: Basic",
            "Authorization: Basic !!!",
            "Authorization: Basic Og==",
            "Authorization: DPoP x",
            "Authorization: Bearer x\r\nAuthorization: Bearer y",
            "DPoP: x",
            "DPoP: e30.e30.e30",
            "DPoP: eyJhbGciOiJFUzI1NiIsInR5cCI6ImRwb3Arand0IiwiandrIjp7fX0.e30.AA",
            "Cookie: signet=x",
            "Cookie: signet=",
            "Cookie: =;=;;,",
            "Cookie: signet=x; signet=y",
            "Accept: text/html",
            "Accept: a/b/c;q=x",
            "Accept-Language: xx-;q=9,*",
            "Accept-Language: de",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: 1.2.3.4",
            "Forwarded: host=evil.example;proto=ftp",
            "If-None-Match: \"",
            "If-Modified-Since: yesterday",
            "Origin: null",
            "Origin: https://evil.example",
            "Range: bytes=9-1",
            "Expect: 100-continue",
            "Last-Event-ID: 99999999999999999999",
            "X-Empty:",
            "Content-Encoding: gzip",
            "Sec-Fetch-Site: cross-site");
    private static final int LONG = 6_000;
    private static final int TOO_LONG = 40_000;

    private final Random random;
    private final List<Door> doors;

    Mutation(List<Door> doors, long seed) {
        this.doors = doors;
        this.random = new Random(seed);
    }

    /** @param bytes as they go over the wire */
    record Request(String method, String path, byte[] bytes) {

        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.length() > 700 ? text.substring(0, 700) + "…" : text;
        }
    }

    Request next() {
        Door door = pick(doors);
        List<String> pairs = new ArrayList<>();
        door.parameters().forEach((name, value) -> pairs.add(name + "=" + encode(value)));
        String method = door.method();
        String type = door.json().isEmpty() ? "application/x-www-form-urlencoded" : "application/json";
        String json = door.json();
        List<String> headers = new ArrayList<>();
        if (!door.credentials().isEmpty()) {
            headers.add("Authorization: Basic "
                    + Base64.getEncoder().encodeToString(door.credentials().getBytes(StandardCharsets.UTF_8)));
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> changePair(pairs);
                case 4 -> headers.add(pick(HEADERS));
                case 5 -> type = pick(TYPES);
                case 6 -> method = random.nextInt(3) == 0 ? pick(METHODS) : method;
                default -> json = json.isEmpty() ? json : spoil(json);
            }
        }
        return request(method, door.path(), String.join("&", pairs), type, json, headers);
    }

    private static Request request(
            String method, String path, String parameters, String type, String json, List<String> headers) {
        boolean query = "GET".equals(method) || "HEAD".equals(method);
        String target = query && !parameters.isEmpty() ? path + (path.contains("?") ? "&" : "?") + parameters : path;
        byte[] body = (query ? "" : json.isEmpty() ? parameters : json).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!query) {
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return new Request(method, path, all);
    }

    private void changePair(List<String> pairs) {
        if (pairs.isEmpty()) {
            pairs.add("x=" + oddValue());
            return;
        }
        int at = random.nextInt(pairs.size());
        String pair = pairs.get(at);
        int end = pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=');
        String name = pair.substring(0, end);
        String value = pair.substring(Math.min(end + 1, pair.length()));
        switch (random.nextInt(7)) {
            case 0 -> pairs.remove(at);
            case 1 -> pairs.add(pair);
            case 2 -> pairs.add(name + "=" + oddValue());
            case 3 -> pairs.set(at, name);
            case 4 -> pairs.set(at, name + "=" + spoil(value));
            default -> pairs.set(at, name + "=" + oddValue());
        }
    }

    /** Mostly as a browser would encode it; now and then raw, which the server has to bear as well. */
    private String oddValue() {
        int kind = random.nextInt(40);
        String value = kind == 0 ? "x".repeat(TOO_LONG) : kind < 3 ? "é".repeat(LONG / 6) : pick(VALUES);
        boolean raw = random.nextInt(6) == 0 && value.chars().allMatch(letter -> letter > ' ' && letter < 127);
        return raw ? value : encode(value);
    }

    private String spoil(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text + text.substring(at);
            default -> text.substring(0, at) + (char) ('0' + random.nextInt(74)) + text.substring(at + 1);
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
