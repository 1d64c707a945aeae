-- What may be used once, by the SHA-256 of what it is and whose: a second use finds the row of the first, on every node. A row goes
-- when what it stands for is too old to be used at all.
create table used_once (
    digest     bytea                    not null,
    expires_at timestamp with time zone not null,
    constraint used_once_pk primary key (digest)
);
create index used_once_expires_ix on used_once (expires_at);

-- What a client's assertions (RFC 7523) must be like.
alter table client_proof add column assertion_algorithm varchar(20);                           -- null: any that is known
alter table client_proof add column assertion_audience varchar(20) default 'endpoint' not null; -- issuer | endpoint
