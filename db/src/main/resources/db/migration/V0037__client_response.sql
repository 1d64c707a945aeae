-- The form in which a client is told things, by the names of RFC 7518: what answers are signed with, and how they are encrypted. A client of which
-- nothing is said has no row.
create table client_response (
    client_id               varchar(200) not null,
    userinfo_algorithm      varchar(20),  -- null: JSON that is not signed
    authorization_algorithm varchar(20),  -- null: as its ID tokens
    id_token_encryption_alg varchar(20),  -- null: not encrypted; enc is then null, too
    id_token_encryption_enc varchar(20),
    userinfo_encryption_alg varchar(20),
    userinfo_encryption_enc varchar(20),
    constraint client_response_pk primary key (client_id),
    constraint client_response_client_fk foreign key (client_id) references client (client_id)
);
