-- An account that was deleted is disabled at once and goes for good later, at erase_at: the promise stands with the account, so that
-- a changed setting breaks none. keepable: its owner deleted it, and may take that back until then.
alter table user_account add column deleted_at timestamp with time zone;
alter table user_account add column erase_at timestamp with time zone;
alter table user_account add column keepable boolean default false not null;
create index user_account_erase_ix on user_account (erase_at);

-- Finds the administrators among many: the last one cannot go.
create index user_account_administrator_ix on user_account (administrator);
