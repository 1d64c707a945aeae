-- Registered clients (RFC 6749 §2). Lists are space-separated, as the protocol itself writes scopes:
-- no value in them may contain a space.
create table client (
    client_id                 varchar(200)             not null,
    name                      varchar(200)             not null,
    secret_hash               varchar(300),
    secret_expires_at         timestamp with time zone,
    authentication_methods    varchar(300)             not null,
    grant_types               varchar(500)             not null,
    redirect_uris             varchar(8000)            not null,
    post_logout_redirect_uris varchar(8000)            not null,
    scopes                    varchar(4000)            not null,
    consent_required          boolean                  not null,
    access_token_seconds      bigint                   not null,
    refresh_token_seconds     bigint                   not null,
    code_seconds              bigint                   not null,
    id_token_algorithm        varchar(20)              not null,
    audiences                 varchar(4000)            not null, -- aud of its access tokens, and what it may introspect
    may_introspect            varchar(10)              not null, -- own | any
    may_revoke                varchar(10)              not null, -- own | any
    created_at                timestamp with time zone not null,
    updated_at                timestamp with time zone not null,
    disabled_at               timestamp with time zone,          -- a client is never deleted: its tokens still name it
    constraint client_pk primary key (client_id)
);
