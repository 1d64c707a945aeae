package dev.signet.resource.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An order as a caller asks for it, not yet checked.
 *
 * @param item 1 to 100 characters, no control characters
 * @param quantity pieces, 1 to 1000
 */
record NewOrder(
        @Nullable
        @NotBlank(message = "must say what is ordered")
        @Size(max = 100, message = "must have at most 100 characters")
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not hold control characters")
        String item,

        @Nullable
        @NotNull(message = "must say how many")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1000, message = "must be at most 1000")
        Integer quantity) {}
