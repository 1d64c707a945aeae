-- How the client asked to be answered (response_mode), for as long as its user thinks about the consent page.
alter table access_grant add column response_mode varchar(20);
