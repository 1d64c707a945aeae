package dev.signet.auth.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives an id another name in each realm, the same one always, and finds the id again by it. Without the key nobody can tell which names are one
 * id's: to everybody else each realm is a random order of all ids. No two ids have one name, and nothing has to be kept.
 *
 * <p>An id is one block of AES-256, under a key that is made for the realm. A name that was not made here leads to a random id, which is nobody's.
 */
public final class PseudonymKey {

    private static final int ID_BYTES = 2 * Long.BYTES;

    private final MacKey key;

    /** @param key at least 256 random bits; copied */
    public PseudonymKey(byte[] key) {
        this.key = new MacKey(key);
    }

    /** The name of {@code id} in {@code realm}. */
    public UUID hide(String realm, UUID id) {
        return block(Cipher.ENCRYPT_MODE, realm, id);
    }

    /** Whose name {@code pseudonym} is in {@code realm}. */
    public UUID reveal(String realm, UUID pseudonym) {
        return block(Cipher.DECRYPT_MODE, realm, pseudonym);
    }

    private UUID block(int mode, String realm, UUID id) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding"); // one block and no more: there is nothing to chain
            cipher.init(mode, new SecretKeySpec(key.mac(realm.getBytes(StandardCharsets.UTF_8)), "AES"));
            ByteBuffer changed = ByteBuffer.wrap(cipher.doFinal(bytes));
            return new UUID(changed.getLong(), changed.getLong());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES", impossible);
        }
    }

    @Override
    public String toString() {
        return "PseudonymKey[hidden]";
    }
}
