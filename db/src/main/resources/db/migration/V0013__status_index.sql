-- Every access token has an index of its own on the Token Status List, and no row. Indexes are given out in blocks of 256
-- to one client on one node; a block is never given twice, and what a node has not used of it is lost with the node.
create sequence status_block_seq;
create table status_block (
    number      bigint                   not null, -- holds the indexes from number * 256 on
    client_id   varchar(200)             not null,
    reserved_at timestamp with time zone not null,
    expires_at  timestamp with time zone not null, -- no token with an index of it lives longer
    constraint status_block_pk primary key (number),
    constraint status_block_client_fk foreign key (client_id) references client (client_id)
);
create index status_block_client_ix on status_block (client_id, expires_at);
create index status_block_expires_ix on status_block (expires_at);

-- Indexes whose tokens are not good any more, though they have not expired: one by one, or by the block.
create table status_flip (
    first_index bigint                   not null,
    extent      int                      not null, -- 1, or 256 for a block
    expires_at  timestamp with time zone not null,
    change      bigint                   not null, -- nodes read what is newer than the newest they know
    constraint status_flip_pk primary key (first_index, extent)
);
create index status_flip_change_ix on status_flip (change);
create index status_flip_expires_ix on status_flip (expires_at);

-- The number of the newest change. Whoever writes one holds this row until it is committed, so that changes become visible
-- in the order of their numbers and nobody who reads by number can miss one.
create table status_change (
    slot   int    not null,
    number bigint not null,
    constraint status_change_pk primary key (slot),
    constraint status_change_slot_ck check (slot = 1)
);
insert into status_change (slot, number) values (1, 0);

-- Which access tokens of a grant are alive: index (8 bytes) and expiry in seconds (4 bytes) of each.
alter table access_grant add column live_tokens bytea default '' not null;

drop table revoked_token;
