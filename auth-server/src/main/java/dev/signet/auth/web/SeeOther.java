package dev.signet.auth.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever posted a form is sent on with 303, which says that they follow without it
 * (<a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.12">RFC 9700 §4.12</a>): 302 leaves that to the browser, and the form may hold a
 * password. Before all other filters, which redirect by themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SeeOther extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, "POST".equals(request.getMethod()) ? new WithoutTheForm(response) : response);
    }

    private static final class WithoutTheForm extends HttpServletResponseWrapper {

        WithoutTheForm(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(location, SC_SEE_OTHER);
        }
    }
}
