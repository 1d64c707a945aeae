-- Whether a client's requests must be signed (RFC 9101 §10.5).
alter table client add column require_signed boolean default false not null;
