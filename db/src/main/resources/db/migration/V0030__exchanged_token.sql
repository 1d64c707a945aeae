-- Access tokens that another one was exchanged for (RFC 8693): which grant they come from, so that they end with it. Each has an index
-- on the status list like every access token; a row opens nothing, and goes when the token expires.
create table exchanged_token (
    status_index bigint                   not null,
    grant_id     uuid                     not null,
    expires_at   timestamp with time zone not null,
    constraint exchanged_token_pk primary key (status_index)
);
create index exchanged_token_grant_ix on exchanged_token (grant_id);
create index exchanged_token_expires_ix on exchanged_token (expires_at);

-- Who acts for the user with it, the newest first: of opaque tokens; JWTs say it themselves.
alter table reference_token add column actors varchar(4000) default '' not null;
