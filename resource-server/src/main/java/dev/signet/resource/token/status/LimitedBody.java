package dev.signet.resource.token.status;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the body of an answer, and hangs up as soon as it is longer than it may be. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final int most;
    private Flow.@Nullable Subscription subscription;
    private int length;
    private boolean tooLong;

    LimitedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (tooLong) {
            return;
        }
        long more = part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (more <= most - length) {
            length += (int) more;
            whole.onNext(part);
            return;
        }
        tooLong = true;
        if (subscription != null) {
            subscription.cancel();
        }
        whole.onError(new IOException("is longer than " + most + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
        if (!tooLong) {
            whole.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!tooLong) {
            whole.onComplete();
        }
    }
}
