/** What the pages of an account show, in the words and the order in which they show it. Reads, and changes nothing. */
@NullMarked
package dev.signet.auth.account.view;

import org.jspecify.annotations.NullMarked;
