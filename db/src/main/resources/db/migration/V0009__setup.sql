-- The one-time link of the first start, which creates the administrator. At most one row: a new start of a server
-- that still has no account replaces it. Only the digest of the link's code is kept.
create table setup_code (
    slot       int                      not null,
    digest     varchar(43)              not null, -- SHA-256 in base64url
    expires_at timestamp with time zone not null,
    constraint setup_code_pk primary key (slot),
    constraint setup_code_slot_ck check (slot = 1)
);
