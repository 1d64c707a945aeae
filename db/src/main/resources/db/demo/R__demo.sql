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

insert into user_profile (user_id, middle_name, nickname, profile_url, picture_url, website_url, gender, birthdate, zoneinfo,
    phone_number, phone_number_verified, address_formatted, street_address, locality, region, postal_code, country, updated_at)
select u.id, d.middle_name, d.nickname, 'https://people.example.com/' || d.username, 'https://people.example.com/' || d.username || '.png',
    'https://' || d.username || '.example.com', d.gender, d.birthdate, d.zoneinfo, d.phone_number, true,
    d.street || chr(10) || d.postal_code || ' ' || d.locality || chr(10) || d.country, d.street, d.locality, d.region, d.postal_code,
    d.country, current_timestamp
from (values
    ('alice', 'Pleasance', 'Al', 'female', '1852-05-04', 'Europe/London', '+441632960001', '1 Rabbit Lane', 'Oxford', 'Oxfordshire',
        'OX1 1AA', 'United Kingdom'),
    ('bob', 'Martin', 'Bobby', 'male', '1960-02-29', 'Europe/Berlin', '+4930555501', 'Baustraße 2', 'Berlin', 'Berlin', '10115',
        'Germany')
) as d (username, middle_name, nickname, gender, birthdate, zoneinfo, phone_number, street, locality, region, postal_code, country)
join user_account u on u.username_key = d.username
where not exists (select 1 from user_profile p where p.user_id = u.id);
