package dev.signet.resource.token.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiAddressesTests {

    private static final URI AUDIENCE = URI.create("https://api.example.com/orders");

    @Test
    void withoutSettingsTheOriginOfTheAudienceCounts() {
        ApiAddresses addresses = new ApiAddresses(List.of(), AUDIENCE);

        String request = addresses.first("/orders/1");

        assertThat(request).isEqualTo("https://api.example.com/orders/1");
        assertThat(addresses.isAt("https://api.example.com:443/orders/1", request))
                .isTrue();
        assertThat(addresses.isAt("https://api.example.com/orders/orders/1", request))
                .isFalse();
    }

    @Test
    void eachConfiguredAddressCountsWithItsPathAndTheAudienceDoesNot() {
        ApiAddresses addresses = new ApiAddresses(
                List.of(URI.create("https://eu.example.com/v1/"), URI.create("http://orders:8080")), AUDIENCE);

        String request = addresses.first("/orders/1");

        assertThat(addresses.isAt("https://eu.example.com/v1/orders/1", request))
                .isTrue();
        assertThat(addresses.isAt("http://orders:8080/orders/1", request)).isTrue();
        assertThat(addresses.isAt("https://eu.example.com/orders/1", request)).isFalse();
        assertThat(addresses.isAt("https://api.example.com/orders/1", request)).isFalse();
    }

    @Test
    void emptyPathIsTheRoot() {
        ApiAddresses addresses = new ApiAddresses(List.of(), AUDIENCE);

        assertThat(addresses.isAt("https://api.example.com", addresses.first("/")))
                .isTrue();
    }

    @Test
    void encodedSlashIsNoSlash() {
        assertThat(ApiAddresses.normal("https://a.example.com/b%2fc"))
                .contains("https://a.example.com/b%2Fc")
                .isNotEqualTo(ApiAddresses.normal("https://a.example.com/b/c"));
    }
}
