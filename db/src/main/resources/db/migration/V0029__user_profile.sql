-- What else OpenID Connect has claims for (Core §5.1): most people have none of it, so it stands apart from the account.
create table user_profile (
    user_id               uuid                     not null,
    middle_name           varchar(100),
    nickname              varchar(100),
    profile_url           varchar(2000),
    picture_url           varchar(2000),
    website_url           varchar(2000),
    gender                varchar(40),
    birthdate             varchar(10),                       -- 2001-12-31, 2001, or 0000-12-31
    zoneinfo              varchar(60),
    phone_number          varchar(40),                       -- E.164
    phone_number_verified boolean                  not null,
    address_formatted     varchar(500),
    street_address        varchar(300),
    locality              varchar(100),
    region                varchar(100),
    postal_code           varchar(40),
    country               varchar(100),
    updated_at            timestamp with time zone not null,
    constraint user_profile_pk primary key (user_id),
    constraint user_profile_user_fk foreign key (user_id) references user_account (id) on delete cascade
);
