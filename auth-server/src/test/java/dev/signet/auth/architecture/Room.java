package dev.signet.auth.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of the authorization server, from the lowest tier to the highest, and which rooms each may lean on. A room
 * that does not exist yet has its place here already.
 */
public enum Room {
    SECRET,
    AUDIT,
    WEB,
    OUTBOUND, // by decision 0021
    REPLAY(SECRET), // by decision 0036
    THROTTLE, // by decision 0049

    USER(SECRET, AUDIT),
    CLIENT(SECRET, AUDIT, OUTBOUND), // OUTBOUND by decision 0035
    KEY(SECRET, AUDIT),

    SESSION(USER, SECRET, AUDIT),
    CONSENT(USER, CLIENT, AUDIT),
    STATUS(CLIENT, KEY),

    GRANT(USER, CLIENT, SESSION, SECRET, AUDIT),

    TOKEN(USER, CLIENT, SESSION, GRANT, KEY, STATUS, SECRET), // SECRET by decision 0005
    // OUTBOUND by decision 0021, CONSENT by decision 0022
    // REPLAY by decision 0036
    REVOKE(USER, CLIENT, SESSION, CONSENT, GRANT, KEY, STATUS, AUDIT, OUTBOUND, REPLAY),

    LOGIN(USER, SESSION, REVOKE, WEB, SECRET, AUDIT, THROTTLE), // THROTTLE by decision 0049

    ACCOUNT,
    ADMIN,
    ENDPOINT,

    CONFIG;

    private static final String BASE = "dev.signet.auth.";

    private final List<Room> named;

    Room(Room... named) {
        this.named = List.of(named);
    }

    /** The room that a package belongs to; empty for the application's own package and for all foreign ones. */
    public static Optional<Room> of(String packageName) {
        return Arrays.stream(values())
                .filter(room -> (packageName + ".").startsWith(BASE + room.folder() + "."))
                .findFirst();
    }

    /** The other rooms that code in this one may use. */
    public Set<Room> mayUse() {
        EnumSet<Room> rooms = switch (this) {
            case ACCOUNT, ADMIN, ENDPOINT -> EnumSet.range(SECRET, LOGIN);
            case CONFIG -> EnumSet.allOf(Room.class);
            default -> EnumSet.noneOf(Room.class);
        };
        rooms.addAll(named);
        if (this == ACCOUNT || this == ADMIN) {
            rooms.remove(TOKEN); // consoles end tokens through revoke; only endpoints make them
        }
        return rooms;
    }

    /** The name of the room's folder. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All packages of the room, as ArchUnit writes them. */
    public String packages() {
        return BASE + folder() + "..";
    }
}
