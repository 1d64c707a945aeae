-- Finds accounts by the beginning of their user name or address. An ordinary index follows the language of the database, in whose order
-- what begins alike does not stand together; these follow the bytes.
create index user_account_username_prefix_ix on user_account (username_key text_pattern_ops);
create index user_account_email_prefix_ix on user_account (lower(email) text_pattern_ops);
