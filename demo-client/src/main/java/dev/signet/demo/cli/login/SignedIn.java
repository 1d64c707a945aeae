package dev.signet.demo.cli.login;

import dev.signet.demo.cli.server.Person;
import dev.signet.demo.cli.server.Tokens;

/** What a sign-in came to. */
public record SignedIn(Person person, Tokens tokens) {}
