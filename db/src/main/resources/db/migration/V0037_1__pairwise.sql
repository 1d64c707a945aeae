-- With which clients together a client knows people by pseudonyms (OpenID Connect Core §8.1): the host that names its sector; null for a client that
-- knows their ids. The pseudonyms are computed and stand nowhere; their key is a row of crypto_key, which must never be lost.
alter table client_response add column sector varchar(255);
