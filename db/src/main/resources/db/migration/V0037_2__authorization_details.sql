-- What a grant allows more finely than by scopes, and what an opaque token does (RFC 9396), as JSON; null for nothing.
alter table access_grant add column authorization_details varchar(8000);
alter table reference_token add column authorization_details varchar(8000);
