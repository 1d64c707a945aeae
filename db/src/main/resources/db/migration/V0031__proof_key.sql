-- Whether each authorization request of a client needs a code challenge (RFC 7636). Where a confidential client is let off it, the
-- code_challenge of a grant without one is empty, as that of a device is.
alter table client add column require_proof_key boolean default true not null;
