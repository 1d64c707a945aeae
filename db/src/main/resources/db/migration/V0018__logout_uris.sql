-- How a client is told that a session has ended (OpenID Connect Back-Channel Logout 1.0 §2.2, Front-Channel Logout 1.0 §2).
alter table client add column backchannel_logout_uri varchar(2000);
alter table client add column backchannel_logout_session_required boolean default false not null;
alter table client add column frontchannel_logout_uri varchar(2000);
alter table client add column frontchannel_logout_session_required boolean default false not null;
