-- How long a rotated-away refresh token is still answered with its successor; null: as the server's setting says.
alter table client add column refresh_grace_seconds bigint;
