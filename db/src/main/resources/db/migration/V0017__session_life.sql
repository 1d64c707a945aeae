-- A session has a life of its own, whatever becomes of the browser's cookie: when it was last seen and by what, when it is over
-- at the latest, and when to look whether it has been left alone for too long (lapses_at, never after expires_at).
-- Sessions of before go on for a day, as they would have by their cookie.
alter table sso_session add column remembered boolean default false not null;
alter table sso_session add column last_seen_at timestamp with time zone;
alter table sso_session add column last_seen_from varchar(45);
alter table sso_session add column last_seen_with varchar(200);
alter table sso_session add column lapses_at timestamp with time zone;
alter table sso_session add column expires_at timestamp with time zone;

update sso_session set last_seen_at = current_timestamp, lapses_at = current_timestamp + interval '1' day,
    expires_at = current_timestamp + interval '1' day;

alter table sso_session alter column last_seen_at set not null;
alter table sso_session alter column lapses_at set not null;
alter table sso_session alter column expires_at set not null;

-- Finds both what is over and what may have lapsed, in the order of time.
drop index sso_session_ended_ix;
create index sso_session_ended_ix on sso_session (ended_at, lapses_at);

-- Browsers' sessions are no longer looked for by the SSO session that they name: its row decides. What they keep is another line.
drop index spring_session_principal_name_ix;
delete from spring_session;
