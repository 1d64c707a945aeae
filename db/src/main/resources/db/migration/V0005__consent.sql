-- What a user allowed a client: one row for both, the scopes of all that was ever allowed and not taken back.
create table consent (
    user_id    uuid                     not null,
    client_id  varchar(200)             not null,
    scopes     varchar(4000)            not null,
    given_at   timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    constraint consent_pk primary key (user_id, client_id),
    constraint consent_user_fk foreign key (user_id) references user_account (id) on delete cascade,
    constraint consent_client_fk foreign key (client_id) references client (client_id)
);
create index consent_client_ix on consent (client_id);
