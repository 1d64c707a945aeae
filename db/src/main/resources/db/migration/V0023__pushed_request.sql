-- Authorization requests that clients pushed (RFC 9126). handle is the SHA-256 of the reference, in base64url: whoever reads this table
-- can begin with none of them. A row is marked once the request has been answered, and stays for a while to tell a second use
-- from an unknown reference.
create table pushed_request (
    handle      varchar(43)              not null,
    client_id   varchar(200)             not null,
    parameters  varchar(16000)           not null, -- as a form; without what proves the client
    expires_at  timestamp with time zone not null, -- from then on no browser may begin with it
    answered_at timestamp with time zone,
    constraint pushed_request_pk primary key (handle),
    constraint pushed_request_client_fk foreign key (client_id) references client (client_id)
);
create index pushed_request_expires_ix on pushed_request (expires_at);

-- Which pushed request a consent page belongs to: its answer is the one answer of that request.
alter table access_grant add column pushed_request varchar(43);

-- Whether a client's requests must be pushed (RFC 9126 §6).
alter table client add column require_pushed boolean default false not null;
