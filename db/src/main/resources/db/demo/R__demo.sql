-- The demo's people: alice / wonderland, bob / builder, admin / signet-admin. Known to everybody, so never for a server that
-- others can reach: this folder is on Flyway's path in the profile "demo" alone. Whoever is there already stays as they are.
insert into user_account (id, username, username_key, name, given_name, family_name, email, email_verified, locale,
    administrator, created_at, updated_at)
select cast(d.id as uuid), d.username, d.username, d.name, d.given_name, d.family_name, d.email, true, d.locale,
    d.administrator, current_timestamp, current_timestamp
from (values
    ('0a11ce00-0000-7000-8000-000000000001', 'alice', 'Alice Liddell', 'Alice', 'Liddell', 'alice@example.com', 'en', false),
    ('0b0b0000-0000-7000-8000-000000000002', 'bob', 'Bob Builder', 'Bob', 'Builder', 'bob@example.com', 'de', false),
    ('0ad31000-0000-7000-8000-000000000003', 'admin', 'Ada Administrator', 'Ada', 'Administrator', 'admin@example.com', 'en',
        true)
) as d (id, username, name, given_name, family_name, email, locale, administrator)
where not exists (select 1 from user_account u where u.username_key = d.username);

insert into user_password (user_id, hash, changed_at)
select u.id, d.hash, current_timestamp
from (values
    ('alice', '$argon2id$v=19$m=7168,t=5,p=1$gveSwP5AMJIRFvs5pd4Zzw$hmYTnvM4NhyiNJTKUMYRGoKJ1LaGiLKv119r548jXPA'),
    ('bob', '$argon2id$v=19$m=7168,t=5,p=1$LZWHMVgsUXu2rbYv53nEXw$rIzhVAHNrytf9IyyleqyCb49PF/OcbylTWZ0AX+fzbE'),
    ('admin', '$argon2id$v=19$m=7168,t=5,p=1$UTBgrV1akPym2u/IsDuZzw$NUB22p45xipwf36jSd3MH+OtuMQZ0Dvougpy1hBMWxo')
) as d (username, hash)
join user_account u on u.username_key = d.username
where not exists (select 1 from user_password p where p.user_id = u.id);
