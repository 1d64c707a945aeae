package dev.signet.demo.cli;

import dev.signet.demo.cli.kept.GrantFile;
import dev.signet.demo.cli.login.Pause;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code ./run cli}: reads the command, does it, and ends with an exit code. */
public final class CommandLine {

    static final String ISSUER = "http://localhost:9000";
    static final String API = "http://localhost:9001";

    private final Map<String, String> environment;
    private final Screen screen;
    private final Clock clock;
    private final Pause pause;

    CommandLine(Map<String, String> environment, Screen screen, Clock clock, Pause pause) {
        this.environment = environment;
        this.screen = screen;
        this.clock = clock;
        this.pause = pause;
    }

    public static void main(String[] words) {
        Screen screen = new Screen(System.out, System.err);
        System.exit(new CommandLine(System.getenv(), screen, Clock.systemUTC(), Pause.REAL).run(words));
    }

    /** Does what the words say, and returns the exit code. */
    int run(String... words) {
        if (words.length == 0) {
            Help.TEXT.lines().forEach(screen::tell);
            return Trouble.Kind.USAGE.exitCode();
        }
        if (List.of(words).contains("--help") || List.of(words).contains("-h")) {
            Help.TEXT.lines().forEach(screen::print);
            return 0;
        }
        try {
            obey(Arguments.read(words));
            return 0;
        } catch (Trouble trouble) {
            screen.tell(trouble.sentence());
            return trouble.kind().exitCode();
        }
    }

    private void obey(Arguments arguments) {
        Web web = new Web();
        GrantFile file = GrantFile.in(environment);
        switch (arguments.command()) {
            case LOGIN -> new SignIn(file, web, screen, clock).begin(arguments, environment, pause);
            case LOGOUT -> new SignIn(file, web, screen, clock).end();
            case WHOAMI -> new InTheirName(file, web, screen, clock).whoAmI();
            case ORDERS -> new InTheirName(file, web, screen, clock).orders();
            case ORDER -> new InTheirName(file, web, screen, clock).order(arguments.operands());
            case MACHINE -> new Machine(environment, web, screen, clock).run(arguments);
        }
    }
}
