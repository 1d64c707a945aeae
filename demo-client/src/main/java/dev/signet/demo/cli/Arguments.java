package dev.signet.demo.cli;

import dev.signet.demo.cli.outside.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was written on the command line, once it is known to make sense.
 *
 * @param options by name, without dashes; a flag's value is empty
 * @param operands what is no option
 */
record Arguments(Command command, Map<String, String> options, List<String> operands) {

    private static final String HELP = "./run cli --help lists what there is.";

    /**
     * Reads them; the first is the command.
     *
     * @throws Trouble when they make no sense, in a sentence that says what would
     */
    static Arguments read(String[] words) {
        Command command = command(words[0]);
        Map<String, String> options = new HashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                operands.add(words[i]);
                continue;
            }
            String[] halves = words[i].substring(2).split("=", 2);
            String name = known(command, halves[0]);
            if (Command.FLAGS.contains(name)) {
                options.put(name, "");
            } else if (halves.length == 2) {
                options.put(name, halves[1]);
            } else if (i + 1 < words.length) {
                options.put(name, words[++i]);
            } else {
                throw Trouble.usage("--" + name + " needs a value. " + HELP);
            }
        }
        if (operands.size() < command.least || operands.size() > command.most) {
            throw Trouble.usage("'" + words[0] + "' takes "
                    + (command.most == 0 ? "no words beside it" : "an item, and how many of it") + ". " + HELP);
        }
        return new Arguments(command, Map.copyOf(options), List.copyOf(operands));
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    private static Command command(String word) {
        for (Command each : Command.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        throw Trouble.usage("There is no command '" + word + "'. " + HELP);
    }

    private static String known(Command command, String name) {
        if (name.contains("secret") || name.contains("password") || name.contains("token")) {
            throw Trouble.usage(
                    "Nothing secret belongs on a command line, where everybody on this machine can read it. A machine's"
                            + " secret is read from the environment, SIGNET_CLIENT_SECRET.");
        }
        if (!command.options.contains(name)) {
            throw Trouble.usage(
                    "'" + command.name().toLowerCase(Locale.ROOT) + "' has no option --" + name + ". " + HELP);
        }
        return name;
    }
}
