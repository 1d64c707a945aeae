-- A client has up to two secrets, so that one can be replaced while the other still works (the place is part of the key: there is no
-- room for a third). A null expires_at: until it is replaced.
create table client_secret (
    client_id  varchar(200)             not null,
    place      smallint                 not null, -- 1: the current one, 2: the previous one
    hash       varchar(300)             not null, -- {sha256} of a generated one, Argon2id of a chosen one
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    constraint client_secret_pk primary key (client_id, place),
    constraint client_secret_client_fk foreign key (client_id) references client (client_id),
    constraint client_secret_place_ck check (place between 1 and 2)
);

insert into client_secret (client_id, place, hash, created_at, expires_at)
select client_id, 1, secret_hash, created_at, secret_expires_at from client where secret_hash is not null;

alter table client drop column secret_hash;
alter table client drop column secret_expires_at;
