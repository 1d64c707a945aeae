-- Whose turn it is to do what one node at a time does. A turn that nobody gave back runs out, so that a node may fail.
create table turn (
    name   varchar(40)              not null,
    holder uuid,
    until  timestamp with time zone not null,
    constraint turn_pk primary key (name)
);
insert into turn (name, until) values ('sweeping', timestamp with time zone '2000-01-01 00:00:00+00');

-- Finds what was never answered or redeemed, and sessions that are over, without reading those that are alive.
create index access_grant_handle_expires_ix on access_grant (stage, handle_expires_at);
create index sso_session_ended_ix on sso_session (ended_at);
