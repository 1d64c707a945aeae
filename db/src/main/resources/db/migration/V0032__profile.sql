-- How strictly a client is held by itself: OAUTH2_1, FAPI2_SECURITY or FAPI2_MESSAGE_SIGNING. The server may hold all of them more strictly.
alter table client add column profile varchar(30) default 'OAUTH2_1' not null;
