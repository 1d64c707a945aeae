package dev.signet.auth.grant.detail;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rich authorization requests (RFC 9396).
 *
 * @param types the types of authorization details that there are, by their names; one with other characters than letters, digits and hyphens
 *     stands in brackets, as in {@code types.[payment_initiation]}. Each has {@code required} and {@code optional}: its fields; {@code actions},
 *     {@code locations}, {@code datatypes} and {@code privileges}: what may stand in those; {@code title.<language>} and {@code labels.<field>}: what the
 *     consent page calls it and its fields. A client may ask for those in its {@code authorization-details-types} alone
 */
@ConfigurationProperties(prefix = "signet.authorization-details", ignoreUnknownFields = false)
public record DetailProperties(@DefaultValue Map<String, DetailType> types) {

    public DetailProperties {
        types = Map.copyOf(types);
    }
}
