-- User names are found by the beginning through the index that keeps them unique; addresses by reading: H2 knows no index on an expression.
create index user_account_email_ix on user_account (email);
