/**
 * How the answer of the authorization endpoint travels back to the client: OAuth 2.0 Multiple Response Type Encoding Practices §2.1, OAuth 2.0 Form
 * Post Response Mode 1.0, JWT Secured Authorization Response Mode (JARM). What stands in it is not decided here.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.response;

import org.jspecify.annotations.NullMarked;
