-- What clients prove themselves with beside secrets: their public keys, or where they publish them. A client with neither
-- has no row.
create table client_proof (
    client_id varchar(200)   not null,
    jwks      varchar(20000),         -- a JWK set (RFC 7517 §5) of public keys
    jwks_uri  varchar(2000),          -- where there is one
    constraint client_proof_pk primary key (client_id),
    constraint client_proof_client_fk foreign key (client_id) references client (client_id)
);
