package dev.signet.demo.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;

/**
 * Which page a sign-in leads to: the start, or the experiment that it was begun for. A request says so by a word, never by an address, so that
 * no link leads anybody elsewhere.
 */
final class BackTo {

    static final String PARAMETER = "back-to";
    private static final String ATTRIBUTE = "demo.back-to";
    private static final Pattern WORD = Pattern.compile("[a-z-]{1,40}");

    private BackTo() {}

    /** Keeps the word, if there is one, in the session that the sign-in has begun. */
    static void remember(HttpServletRequest request) {
        String word = request.getParameter(PARAMETER);
        HttpSession session = request.getSession();
        if (word != null && WORD.matcher(word).matches()) {
            session.setAttribute(ATTRIBUTE, word);
        } else {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** The path to go to; the word is used up. */
    static String take(HttpSession session) {
        Object word = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return word instanceof String experiment ? "/experiments/" + experiment : "/";
    }
}
