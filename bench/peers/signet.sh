#!/usr/bin/env bash
# Signet on PostgreSQL, as it comes, beside its peers. signet.sh fetch | start | reset | fill GRANTS | sessions COUNT; SIGNET_HOME names the repository
. "$(dirname "$0")/common.sh"
home=$BENCH_HOME/signet
case $1 in
  fetch)
    mkdir -p "$home"
    (cd "${SIGNET_HOME:?names the repository}" && mvn -q -B -ntp -Dmaven.test.skip=true -Dmaven.compiler.failOnWarning=false -pl auth-server -am package)
    cp "$SIGNET_HOME/auth-server/target/auth-server.jar" "$home"
    database signet
    cat >"$home/clients.yml" <<'YAML'
spring:
  security:
    oauth2:
      authorizationserver:
        issuer: http://localhost:7608
        client:
          web:
            registration:
              client-id: web
              client-secret: "{noop}web-secret"
              client-authentication-methods: client_secret_basic
              authorization-grant-types: authorization_code, refresh_token
              redirect-uris: http://127.0.0.1:9999/callback
              scopes: openid, profile
YAML
    ;;
  reset)
    # BENCH_KEEP_ROWS: what fill has put there stays.
    [ -n "${BENCH_KEEP_ROWS:-}" ] ||
      sql signet -c 'truncate access_grant, status_flip, status_block, sso_session, spring_session, audit_entry cascade' ;;
  fill)
    # So many grants of alice for `web`, ten to a session, as if they had been refreshed just now.
    sql signet -v grants="${2:?how many grants}" <<'SQL'
insert into sso_session (sid, user_id, authenticated_at, methods, started_at, last_seen_at, lapses_at, expires_at)
    select gen_random_uuid(), id, now(), 'pwd', now(), now(), now() + interval '8 hours', now() + interval '24 hours'
    from user_account, generate_series(1, :grants / 10) where username = 'alice';
insert into access_grant (id, stage, client_id, user_id, sid, handle, handle_expires_at, redirect_uri, code_challenge,
        requested_scopes, scopes, authenticated_at, methods, generation, rotated_at, idle_expires_at, expires_at, created_at)
    select gen_random_uuid(), 'active', 'web', user_id, sid, sha256(gen_random_uuid()::text::bytea), now(),
        'http://127.0.0.1:9999/callback', repeat('c', 43), 'openid profile', 'openid profile', now(), 'pwd', 1, now(),
        now() + interval '7 days', now() + interval '30 days', now()
    from sso_session, generate_series(1, 10);
vacuum analyze access_grant;
SQL
    ;;
  sessions)
    # So many browsers in which alice is signed in, each with a session of its own.
    sql signet -v sessions="${2:?how many sessions}" <<'SQL'
insert into sso_session (sid, user_id, authenticated_at, methods, started_at, last_seen_at, lapses_at, expires_at)
    select gen_random_uuid(), id, now(), 'pwd', now(), now(), now() + interval '8 hours', now() + interval '24 hours'
    from user_account, generate_series(1, :sessions) where username = 'alice';
insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
    select sid::text, encode(sha256(sid::text::bytea), 'hex'), millis, millis, 28800, millis + 28800000
    from sso_session, (select (extract(epoch from now()) * 1000)::bigint as millis) as clock;
-- Serialized text is that long, and is never read: nobody has these browsers' tickets.
insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
    select sid::text, 'signet.carried', decode(repeat('ac', 80), 'hex') from sso_session;
vacuum analyze sso_session, spring_session, spring_session_attributes;
SQL
    ;;
  start)
    # The demo's user and its client `machine`; all else as it is out of the box.
    cd "$home"
    SIGNET_DATA=$home/data SIGNET_DB_URL=jdbc:postgresql://127.0.0.1:$pg_port/signet SIGNET_DB_USER=bench SIGNET_DB_PASSWORD=bench \
      exec java ${BENCH_JAVA_OPTS:--Xmx512m} -jar auth-server.jar --spring.profiles.active=demo \
      --spring.config.additional-location=file:clients.yml --server.port=7608 --management.server.port=7609 ;;
esac
