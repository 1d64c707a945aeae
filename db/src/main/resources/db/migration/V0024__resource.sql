-- The APIs that a grant's tokens are for (RFC 8707), separated by spaces; nothing for all that its client may have tokens for.
alter table access_grant add column resources varchar(4000) default '' not null;
