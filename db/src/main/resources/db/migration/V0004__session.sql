-- The SSO session: the root of everything that one login gave rise to. Its sid is stable for as long as it lives,
-- whatever happens to the identifier in the browser's cookie, and opens nothing by itself.
create table sso_session (
    sid              uuid                     not null,
    user_id          uuid                     not null,
    authenticated_at timestamp with time zone not null,
    methods          varchar(100)             not null, -- amr values (RFC 8176), space-separated
    started_at       timestamp with time zone not null,
    ended_at         timestamp with time zone,
    end_reason       varchar(40),
    constraint sso_session_pk primary key (sid),
    constraint sso_session_user_fk foreign key (user_id) references user_account (id) on delete cascade
);
create index sso_session_user_ix on sso_session (user_id);

-- Browser sessions as Spring Session keeps them, with two differences: session_id is the SHA-256 of what the cookie
-- carries, and principal_name is the sid of the SSO session, so that ending one ends the other by an index look-up.
create table spring_session (
    primary_id            char(36)     not null,
    session_id            varchar(64)  not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_session_id_uq on spring_session (session_id);
create index spring_session_expiry_time_ix on spring_session (expiry_time);
create index spring_session_principal_name_ix on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_session_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
