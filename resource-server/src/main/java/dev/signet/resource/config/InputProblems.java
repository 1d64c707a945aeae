package dev.signet.resource.config;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers bad input with a problem document (RFC 9457) whose {@code errors} name each field and what it must be. What was
 * sent is not repeated.
 */
@RestControllerAdvice
class InputProblems extends ResponseEntityExceptionHandler {

    /** One field that does not hold what it must. */
    record InvalidField(String field, String message) {

        static InvalidField of(FieldError error) {
            return new InvalidField(
                    error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"));
        }
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<InvalidField> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(InvalidField::of)
                .toList();
        ProblemDetail problem = invalid.getBody();
        problem.setDetail("Some fields are not valid");
        problem.setProperty("errors", errors);
        return handleExceptionInternal(invalid, problem, headers, status, request);
    }
}
