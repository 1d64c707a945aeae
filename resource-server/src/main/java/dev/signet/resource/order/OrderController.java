package dev.signet.resource.order;

import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own orders. The owner is the token's {@code sub} and never anything that the request says. */
@RestController
@RequestMapping("/api/orders")
class OrderController {

    private final OrderBook orders;

    OrderController(OrderBook orders) {
        this.orders = orders;
    }

    @GetMapping
    List<Order> list(Principal caller) {
        return orders.list(caller.getName());
    }

    /** Another owner's order is as absent as one that never was: 404 tells nothing about it. */
    @GetMapping("/{id}")
    Order read(Principal caller, @PathVariable UUID id) {
        return orders.find(caller.getName(), id)
                .orElseThrow(() -> refusal(HttpStatus.NOT_FOUND, "You have no order of that id"));
    }

    /** 201 with the order and its address, relative to this one; 409 when no more orders fit. */
    @PostMapping
    ResponseEntity<Order> place(Principal caller, @Valid @RequestBody NewOrder wanted) {
        String item = Objects.requireNonNull(wanted.item());
        int quantity = Objects.requireNonNull(wanted.quantity());
        Order order = orders.place(caller.getName(), item.strip(), quantity)
                .orElseThrow(() -> refusal(HttpStatus.CONFLICT, "No more orders fit in the book"));
        return ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(order);
    }

    private static ErrorResponseException refusal(HttpStatus status, String detail) {
        ErrorResponseException refusal = new ErrorResponseException(status);
        refusal.setDetail(detail);
        return refusal;
    }
}
