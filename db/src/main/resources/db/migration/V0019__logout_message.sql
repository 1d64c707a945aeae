-- What relying parties are to be told: that a session, or a user's access to them, has ended. A message is written in the transaction of
-- the end itself, and stays until it was delivered or given up. It opens nothing: the token is made when it is sent.
-- No foreign key to users and sessions: those may be deleted before the relying party has heard.
create table logout_message (
    id         uuid                     not null, -- the jti of its tokens
    client_id  varchar(200)             not null,
    user_id    uuid                     not null, -- sub
    sid        uuid,                              -- null: every session of the user there
    written_at timestamp with time zone not null,
    attempts   int                      not null, -- how often a node has taken it up
    due_at     timestamp with time zone,          -- from then on a node may take it up: the back-off, or another node's lease. Null: over
    over_at    timestamp with time zone,
    outcome    varchar(20),                       -- delivered | refused | given_up
    constraint logout_message_pk primary key (id),
    constraint logout_message_client_fk foreign key (client_id) references client (client_id)
);
create index logout_message_due_ix on logout_message (due_at);
create index logout_message_over_ix on logout_message (over_at);
