-- People who can sign in, and what proves that they are who they say.
-- Credentials stand apart from the profile: reading a profile never touches a password hash.
create table user_account (
    id             uuid                     not null,
    username       varchar(100)             not null,
    username_key   varchar(100)             not null, -- lower-case form of username: look-ups and uniqueness ignore case
    name           varchar(200)             not null,
    given_name     varchar(100),
    family_name    varchar(100),
    email          varchar(254),
    email_verified boolean                  not null,
    locale         varchar(35),
    administrator  boolean                  not null,
    created_at     timestamp with time zone not null,
    updated_at     timestamp with time zone not null,
    disabled_at    timestamp with time zone,
    constraint user_account_pk primary key (id),
    constraint user_account_username_key_uq unique (username_key)
);

create table user_password (
    user_id    uuid                     not null,
    hash       varchar(300)             not null, -- Argon2id with its parameters and salt
    changed_at timestamp with time zone not null,
    constraint user_password_pk primary key (user_id),
    constraint user_password_user_fk foreign key (user_id) references user_account (id) on delete cascade
);
