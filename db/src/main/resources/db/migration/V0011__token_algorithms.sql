-- What a client's access tokens are signed with, where it differs from the server's setting signet.token.access-token-algorithm.
-- A JWS name, as in id_token_algorithm beside it, which may say EdDSA from now on.
alter table client add column access_token_algorithm varchar(20);
