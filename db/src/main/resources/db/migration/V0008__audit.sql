-- Who did what, and how it ended. No secret, token, code or password ever stands here.
create table audit_entry (
    id         uuid                     not null,
    at         timestamp with time zone not null,
    event      varchar(60)              not null,
    user_id    uuid,
    client_id  varchar(200),
    sid        uuid,
    grant_id   uuid,
    detail     varchar(400),
    constraint audit_entry_pk primary key (id)
);
create index audit_entry_at_ix on audit_entry (at);
create index audit_entry_user_ix on audit_entry (user_id, at);
