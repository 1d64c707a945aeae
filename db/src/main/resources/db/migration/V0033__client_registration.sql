-- Clients that nobody configured. What they may have stands in client, as that of every other; here is how they came, what they say of
-- themselves, and when somebody last obtained anything through them.
create table client_registration (
    client_id      varchar(200)             not null,
    origin         varchar(20)              not null, -- registered (RFC 7591) | document (at the address that is the id)
    metadata       varchar(40000)           not null, -- JSON, as it was accepted
    token          varchar(43),                       -- SHA-256 in base64url of what the client may change this with (RFC 7592)
    previous_token varchar(43),                       -- the one before: good until the newer one has arrived
    registered_at  timestamp with time zone not null,
    used_at        timestamp with time zone not null,
    ended_at       timestamp with time zone,          -- since when it may obtain nothing; it goes once nothing names it any more
    constraint client_registration_pk primary key (client_id),
    constraint client_registration_client_fk foreign key (client_id) references client (client_id)
);
create index client_registration_used_ix on client_registration (used_at);
create index client_registration_ended_ix on client_registration (ended_at);
