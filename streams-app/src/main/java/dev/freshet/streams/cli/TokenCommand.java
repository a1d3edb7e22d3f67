package dev.freshet.streams.cli;

import dev.freshet.cli.WrongUsage;
import dev.freshet.streams.config.Permission;
import dev.freshet.streams.http.security.NewToken;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a token. It is printed once and kept nowhere; the configuration has its hash. */
@Command(
        name = "token",
        description =
                "Make a token for the HTTP API: the token on standard output, what to configure on standard error.",
        footer = {
            "# for a service that asks for recommendations and sends events",
            "freshet token web-shop --scopes read,write",
            "# the token into a file, what to configure on the screen",
            "freshet token dashboard > dashboard.token"
        })
final class TokenCommand implements Runnable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Whose it is: lower-case letters, digits and dashes.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = "--scopes",
            paramLabel = "SCOPE",
            split = ",",
            defaultValue = "read",
            description = "Some of read, write and admin, separated by commas; default ${DEFAULT-VALUE}.")
    private List<String> scopes = List.of();

    @Override
    public void run() {
        if (!NAME.matcher(name).matches()) {
            throw new WrongUsage("'" + name + "' names no token; give 1 to 63 lower-case letters, digits or dashes,"
                    + " a letter first");
        }
        NewToken made = NewToken.make(name, permissions(), new SecureRandom());
        PrintWriter err = spec.commandLine().getErr();
        err.println("# The token follows on standard output; it cannot be shown again. For the configuration file:");
        err.println("http:");
        err.println("  tokens:");
        err.println("    " + name + ": \"" + made.token().text() + "\"");
        err.flush();
        spec.commandLine().getOut().println(made.secret());
    }

    private Set<Permission> permissions() {
        return scopes.stream().map(TokenCommand::permission).collect(Collectors.toSet());
    }

    private static Permission permission(String word) {
        return Stream.of(Permission.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("'" + word + "' is no scope; scopes are read, write and admin"));
    }
}
