-- Where a request came from: for each event of the trail, and for the last use of a grant, so that a theft names both parties.
alter table audit_entry add column address varchar(45);
alter table audit_entry add column user_agent varchar(200);
alter table audit_entry add column earlier_address varchar(45);
alter table audit_entry add column earlier_user_agent varchar(200);
alter table access_grant add column used_from varchar(45);
alter table access_grant add column used_with varchar(200);
