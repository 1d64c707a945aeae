-- Access tokens that were taken back one by one before they expired. A row lives until its token would have.
create table revoked_token (
    jti        varchar(64)              not null,
    expires_at timestamp with time zone not null,
    constraint revoked_token_pk primary key (jti)
);
create index revoked_token_expires_ix on revoked_token (expires_at);
