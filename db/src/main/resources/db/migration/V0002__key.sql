-- Keys that sign tokens (asymmetric) and keys that authenticate Signet's own handles (MAC).
-- The secret half is sealed with AES-256-GCM under a master key that is never in the database.
create table crypto_key (
    kid        varchar(64)              not null,
    algorithm  varchar(20)              not null, -- JWS name (ES256, RS256), or HS256 for the MAC key of refresh tokens
    active     varchar(20),                       -- = algorithm for the one key in use, null for a retired one
    sealed     bytea                    not null,
    public_jwk varchar(4000),
    created_at timestamp with time zone not null,
    retired_at timestamp with time zone,
    constraint crypto_key_pk primary key (kid),
    constraint crypto_key_active_uq unique (active) -- two nodes that start at once agree on one key
);
