package dev.signet.auth.client.metadata;

/** A client cannot be as it says that it is. */
public class MetadataRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of the errors of RFC 7591 §3.2.2 the one to tell. */
    public enum Kind {
        REDIRECT_URI,
        METADATA
    }

    private final Kind kind;

    /** @param problem a sentence without its full stop that says which rule is broken, and repeats nothing of what was sent */
    MetadataRefusal(Kind kind, String problem) {
        super(problem + ".");
        this.kind = kind;
    }

    static MetadataRefusal of(Member member, String problem) {
        Kind kind = member == Member.REDIRECT_URIS ? Kind.REDIRECT_URI : Kind.METADATA;
        return new MetadataRefusal(kind, member.wireName() + " " + problem);
    }

    public Kind kind() {
        return kind;
    }

    /** What its developer is told. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
