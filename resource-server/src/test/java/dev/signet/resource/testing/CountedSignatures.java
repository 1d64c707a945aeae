package dev.signet.resource.testing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often this process begins to make or to check a signature of one algorithm, and lets the platform do it. */
public final class CountedSignatures implements AutoCloseable {

    private static final String NAME = "CountedSignatures";

    private final AtomicInteger count = new AtomicInteger();

    private CountedSignatures() {}

    public static CountedSignatures of(String algorithm) {
        CountedSignatures counted = new CountedSignatures();
        Provider platform = Security.getProviders("Signature." + algorithm)[0];
        Security.insertProviderAt(counted.new Counting(platform.getService("Signature", algorithm)), 1);
        return counted;
    }

    public int count() {
        return count.get();
    }

    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private final class Counting extends Provider {

        private static final long serialVersionUID = 1L;

        Counting(Service counted) {
            super(NAME, "1", "counts");
            putService(
                    new Service(
                            this,
                            counted.getType(),
                            counted.getAlgorithm(),
                            counted.getClassName(),
                            List.of(),
                            Map.of()) {
                        @Override
                        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                            count.incrementAndGet();
                            return counted.newInstance(parameter);
                        }
                    });
        }
    }
}
