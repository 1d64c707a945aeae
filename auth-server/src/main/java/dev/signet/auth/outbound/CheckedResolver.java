package dev.signet.auth.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks host names up for the HTTP client, which connects to what it gets here and looks nothing up again: an address that was checked is
 * the one that is called, however often a name changes what it leads to (DNS rebinding). A name that leads to good and to forbidden
 * addresses is refused as a whole. An address in place of a name comes this way too.
 */
@Component
class CheckedResolver implements DnsResolver {

    /** A name may have many addresses; each that does not answer costs its time. */
    private static final int TRIED_AT_MOST = 2;

    private final DnsResolver names;
    private final ReachableAddresses reachable;

    @Autowired
    CheckedResolver(ReachableAddresses reachable) {
        this(SystemDefaultDnsResolver.INSTANCE, reachable);
    }

    CheckedResolver(DnsResolver names, ReachableAddresses reachable) {
        this.names = names;
        this.reachable = reachable;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        for (InetAddress address : found) {
            if (!reachable.contain(address)) {
                throw new ForbiddenAddressException();
            }
        }
        return Arrays.copyOf(found, Math.min(found.length, TRIED_AT_MOST));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
