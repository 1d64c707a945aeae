package dev.signet.e2e;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A suite that has an installation and a browser of its own, for as long as its tests run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Staged {

    final Installation installation;
    final Chromium chromium;
    private final Database database;

    Staged(Database database) {
        this.database = database;
        this.installation = Installation.start(database);
        this.chromium = new Chromium();
    }

    @AfterAll
    void stopEverything() {
        chromium.close();
        installation.close();
    }

    /** What tells this suite's pictures from those of the same suite on another database. */
    final String name() {
        return database.name().toLowerCase(Locale.ROOT);
    }

    /** A page looks the same on every database: on the default it is looked at from everywhere, on the others once. */
    final List<Chromium.View> views() {
        return database == Database.H2 ? List.of(Chromium.View.values()) : List.of(Chromium.View.NARROW_DARK);
    }

    /** As {@link #look}, for a page that several suites look at. */
    final void lookHere(Visitor visitor, String name) {
        look(visitor, name + "-" + name());
    }

    /** Keeps a picture of the page, and fails if it shuts anybody out. */
    static void look(Visitor visitor, String name) {
        visitor.picture(name);
        Accessibility.check(visitor);
    }
}
