package dev.signet.demo.cli.login;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The plain page that a browser shows at the end, in English or German. Repeats nothing of the request. */
enum CallbackPage {
    ANSWERED(
            200,
            "Back to the terminal",
            "The command line has its answer. You may close this page.",
            "Zurück zur Befehlszeile",
            "Die Befehlszeile hat ihre Antwort. Sie können diese Seite schließen."),
    REFUSED(
            200,
            "Nobody was signed in",
            "The terminal says why. You may close this page.",
            "Niemand wurde angemeldet",
            "Die Befehlszeile nennt den Grund. Sie können diese Seite schließen."),
    NOT_OURS(
            400,
            "This is no answer to a question of ours",
            "Nothing was done with it. If a sign-in still waits in the terminal, it goes on waiting.",
            "Das ist keine Antwort auf eine unserer Fragen",
            "Sie blieb ohne Wirkung. Wartet in der Befehlszeile noch eine Anmeldung, so wartet sie weiter.");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            </head>
            <body><main><h1>{title}</h1><p>{text}</p></main></body>
            </html>
            """;

    private final int status;
    private final String title;
    private final String text;
    private final String titleInGerman;
    private final String textInGerman;

    CallbackPage(int status, String title, String text, String titleInGerman, String textInGerman) {
        this.status = status;
        this.title = title;
        this.text = text;
        this.titleInGerman = titleInGerman;
        this.textInGerman = textInGerman;
    }

    void send(HttpExchange exchange) throws IOException {
        String wanted = exchange.getRequestHeaders().getFirst("Accept-Language");
        boolean german = wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("de");
        byte[] page = PAGE.replace("{language}", german ? "de" : "en")
                .replace("{title}", german ? titleInGerman : title)
                .replace("{text}", german ? textInGerman : text)
                .getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        // The address has a code in it, spent by now: it is told to nobody all the same.
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }
}
