-- A key has a time for each step of its life instead of one mark: it is published from created_at, signs from activates_at until
-- retires_at, and is deleted once nothing that it signed can be good any more. What it is now follows from the clock.
-- Generations count from 1 for each algorithm: two servers that make the next one at once agree on one.
alter table crypto_key add column generation integer;
alter table crypto_key add column activates_at timestamp with time zone;
alter table crypto_key add column retires_at timestamp with time zone;
alter table crypto_key add column revoked_at timestamp with time zone;
update crypto_key set generation = 1, activates_at = created_at;
alter table crypto_key alter column generation set not null;
alter table crypto_key alter column activates_at set not null;
alter table crypto_key drop constraint crypto_key_active_uq;
alter table crypto_key drop column active;
alter table crypto_key drop column retired_at;
alter table crypto_key add constraint crypto_key_generation_uq unique (algorithm, generation);
