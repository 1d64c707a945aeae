-- Which key whoever uses a token must prove to have (RFC 7800): the method and a thumbprint, as in jkt:… (RFC 9449). Of a grant
-- it is the key of its code, then of its refresh token; null for none.
alter table access_grant add column confirmation varchar(60);
alter table reference_token add column confirmation varchar(60);
alter table client_proof add column dpop_bound_access_tokens boolean default false not null;
