package dev.signet.demo.cli;

/** What {@code --help} prints. */
final class Help {

    static final String TEXT = """
            Usage: ./run cli COMMAND

              login             sign in with the browser of this machine
                --device        … with any other device: prints an address and a code
                --no-browser    print the address instead of opening it
                --scope TEXT    what to ask for (default: openid profile email orders:read orders:write)
                --issuer URL    the OpenID provider (default: http://localhost:9000)
                --client-id ID  what this program is registered as there (default: cli)
                --api URL       the orders API (default: http://localhost:9001)
              whoami            who is signed in, says the provider
              orders            your orders
              order ITEM [N]    place one
              logout            give the access back, and forget it
              machine           call the API as a program that nobody sits at; its id and secret stand in
                                SIGNET_CLIENT_ID and SIGNET_CLIENT_SECRET. --issuer, --api, --scope as above

            Tokens are kept in $XDG_STATE_HOME/signet (else ~/.local/state/signet), for you alone to read. Another
            provider must know this program as a public client with the redirect address http://127.0.0.1/callback
            on any port, or with the device grant.

            Exit codes: 0 done, 1 refused, 2 not understood, 3 sign in first, 4 no answer""";

    private Help() {}
}
