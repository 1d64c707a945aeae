-- What devices without a browser ask for (RFC 8628), until a person has answered or the time is over. Neither code stands here: of
-- the device code there is the SHA-256; of the user code, which is short enough to be tried out, a MAC under a key that is sealed
-- elsewhere. What a person allowed is a grant like any other: access_grant, whose redirect_uri and code_challenge are empty then.
create table device_request (
    id               uuid                     not null,
    device_code      bytea                    not null,
    user_code        bytea                    not null,
    client_id        varchar(200)             not null,
    scopes           varchar(4000)            not null,
    stage            varchar(10)              not null, -- waiting | allowed | denied
    grant_id         uuid,                              -- once it is allowed
    asked_from       varchar(45),
    asked_with       varchar(200),
    created_at       timestamp with time zone not null,
    expires_at       timestamp with time zone not null,
    interval_seconds int                      not null, -- between two questions of the device; grows when it is too fast
    next_poll_at     timestamp with time zone not null,
    constraint device_request_pk primary key (id),
    constraint device_request_device_code_uq unique (device_code),
    constraint device_request_user_code_uq unique (user_code),
    constraint device_request_client_fk foreign key (client_id) references client (client_id)
);
create index device_request_expires_ix on device_request (expires_at);
