-- Clients that authenticate with certificates (RFC 8705): the one name that a certificate of theirs must bear, and whether tokens are bound
-- to the certificate.
alter table client_proof add column certificate_name_kind varchar(20); -- subject_dn | san_dns | san_uri | san_ip | san_email
alter table client_proof add column certificate_name varchar(2000);
alter table client_proof add column certificate_bound_access_tokens boolean default false not null;
