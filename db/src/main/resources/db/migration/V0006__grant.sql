-- One row for each grant, from the authorization request that asks for it to its end. The stage says how far it has
-- come: consent (waiting for the user), code (waiting for the client), active (tokens were obtained), ended.
-- handle is the SHA-256 of the one secret that is outstanding before it is active: the consent page's state, then the
-- code. It stays, so that a second use of a code finds what the first one obtained. Refresh tokens are not here at
-- all: they are computed from the row's id and generation under a key that is sealed elsewhere.
create table access_grant (
    id                uuid                     not null,
    stage             varchar(10)              not null,
    client_id         varchar(200)             not null,
    user_id           uuid                     not null,
    sid               uuid                     not null,
    handle            bytea                    not null,
    handle_expires_at timestamp with time zone not null,
    redirect_uri      varchar(2000)            not null,
    client_state      varchar(4000),
    nonce             varchar(4000),
    code_challenge    varchar(128)             not null, -- S256 (RFC 7636)
    requested_scopes  varchar(4000)            not null,
    scopes            varchar(4000)            not null, -- granted
    authenticated_at  timestamp with time zone not null,
    methods           varchar(100)             not null,
    generation        bigint                   not null, -- of the one refresh token that is valid; 0 before the first
    rotated_at        timestamp with time zone,
    idle_expires_at   timestamp with time zone,
    expires_at        timestamp with time zone not null, -- absolute: no rotation moves it
    created_at        timestamp with time zone not null,
    ended_at          timestamp with time zone,
    end_reason        varchar(40),
    constraint access_grant_pk primary key (id),
    constraint access_grant_handle_uq unique (handle),
    constraint access_grant_client_fk foreign key (client_id) references client (client_id),
    constraint access_grant_user_fk foreign key (user_id) references user_account (id) on delete cascade,
    constraint access_grant_session_fk foreign key (sid) references sso_session (sid) on delete cascade
);
create index access_grant_sid_ix on access_grant (sid);
create index access_grant_user_ix on access_grant (user_id);
create index access_grant_client_ix on access_grant (client_id);
create index access_grant_expires_ix on access_grant (expires_at);
