package dev.signet.auth.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTests {

    private static final ReachableAddresses DEFAULT = new ReachableAddresses(List.of(), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2001::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "4000::1"
            })
    void placesThatTrustWhoeverReachesThemAreLeftOut(String address) {
        assertThat(DEFAULT.contain(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00::1"})
    void theInternetIsOpen(String address) {
        assertThat(DEFAULT.contain(address(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
    void aDevelopersOwnMachineIsOpenToItself(String address) {
        ReachableAddresses local = new ReachableAddresses(List.of(), true);

        assertThat(local.contain(address(address))).isTrue();
        assertThat(local.contain(address("10.0.0.1"))).isFalse();
        assertThat(local.contain(address("169.254.169.254"))).isFalse();
    }

    @Test
    void networksOfTheHouseAreOpenWhereTheOperatorSaysSo() {
        ReachableAddresses house = new ReachableAddresses(List.of("10.20.0.0/16", "fd12:3456::/32"), false);

        assertThat(house.contain(address("10.20.255.1"))).isTrue();
        assertThat(house.contain(address("10.21.0.1"))).isFalse();
        assertThat(house.contain(address("fd12:3456::1"))).isTrue();
        assertThat(house.contain(address("fd12:3457::1"))).isFalse();
        assertThat(house.contain(address("127.0.0.1"))).isFalse();
        assertThat(house.contain(address("8.8.8.8"))).isTrue();
    }

    /** Byte by byte, 0a14:: begins as 10.20 does. */
    @Test
    void networkOfOneKindHoldsNoAddressOfTheOther() {
        ReachableAddresses four = new ReachableAddresses(List.of("10.20.0.0/16"), false);
        ReachableAddresses six = new ReachableAddresses(List.of("fd12:3456:7890::/48"), false);

        assertThat(four.contain(address("0a14::1"))).isFalse();
        assertThat(six.contain(address("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "intranet.example/8", "10.0.0/8/8", "fd00::/129", "", "*"})
    void whatIsNoNetworkStopsTheStart(String network) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ReachableAddresses(List.of(network), false))
                .satisfies(refusal -> assertThat(refusal.property()).isEqualTo("signet.outbound.allowed-networks"));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
