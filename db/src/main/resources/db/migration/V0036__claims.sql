-- The claims that a request asked for one by one (OpenID Connect Core §5.5), as JSON, to be told while its grant lives; null for none. And
-- those that a person allowed a client, by their names, separated by spaces: it need not ask for them again.
alter table access_grant add column claims varchar(8000);
alter table consent add column claims varchar(2000) default '' not null;
