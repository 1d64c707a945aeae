package dev.signet.auth.outbound;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.Issuer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Which machines an address that somebody else chose may lead to: those of the public internet, and those that the operator allows.
 * Everything else may be a machine that trusts whoever reaches it, this one first of all (CWE-918).
 *
 * <p>What is private Spring Security knows. Beyond that are refused: multicast; of IPv4 what is not routed on the internet (RFC 6890), where
 * clouds keep services of their own; of IPv6 whatever is not global unicast, and the ranges that carry an IPv4 address to somewhere.
 */
@Component
class ReachableAddresses {

    private static final Predicate<InetAddress> INTERNAL =
            InetAddressMatchers.matchInternal().build()::matches;

    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "100.64.0.0/10", // shared by a carrier, and by clouds
                    "192.0.0.0/24", // protocol assignments
                    "198.18.0.0/15", // benchmarks
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/32", // Teredo
                    "2002::/16") // 6to4
            .map(Network::parse)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private final List<Network> allowed;
    private final boolean loopback;

    @Autowired
    ReachableAddresses(OutboundProperties properties, Issuer issuer) {
        this(properties.allowedNetworks(), issuer.local());
    }

    /** @param loopback whether this machine may call itself, as where a developer tries everything out on one */
    ReachableAddresses(List<String> allowed, boolean loopback) {
        this.allowed = allowed.stream().map(ReachableAddresses::configured).toList();
        this.loopback = loopback;
    }

    /** Whether a connection to {@code address} may be opened. */
    boolean contain(InetAddress address) {
        if (loopback && address.isLoopbackAddress()) {
            return true;
        }
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !INTERNAL.test(address)
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(network -> network.contains(address))
                && (!(address instanceof Inet6Address) || GLOBAL_UNICAST.contains(address));
    }

    private static Network configured(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new BadConfiguration(
                    "signet.outbound.allowed-networks",
                    "has an entry that is no network",
                    "Write networks as in 10.20.0.0/16 or fd12:3456::/32.");
        }
    }

    /** Addresses of one kind alone: compared with one of the other kind, the library's bytes mean something else. */
    private record Network(boolean six, InetAddressMatcher matcher) {

        static Network parse(String text) {
            if (!text.matches("[0-9a-fA-F:.]+/[0-9]{1,3}")) {
                throw new IllegalArgumentException("not in CIDR notation");
            }
            return new Network(text.indexOf(':') >= 0, InetAddressMatchers.fromIpAddress(text));
        }

        boolean contains(InetAddress address) {
            return six == address instanceof Inet6Address && matcher.matches(address);
        }
    }
}
