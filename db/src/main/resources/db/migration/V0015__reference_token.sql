-- Access tokens of clients that want opaque ones: a random value of which only the SHA-256 is here, and what introspection says of
-- it. Each has an index on the status list like every access token, so whatever ends reaches it there; a row goes when it expires.
alter table client add column access_token_format varchar(20) default 'self-contained' not null;

create table reference_token (
    digest       bytea                    not null,
    id           uuid                     not null,
    status_index bigint                   not null,
    client_id    varchar(200)             not null,
    subject      varchar(200)             not null, -- user, or the client on its own behalf
    sid          uuid,
    grant_id     uuid,                              -- null for a client on its own behalf
    audience     varchar(4000)            not null,
    scopes       varchar(4000)            not null,
    issued_at    timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    constraint reference_token_pk primary key (digest)
);
create index reference_token_expires_ix on reference_token (expires_at);
