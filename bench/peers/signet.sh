#!/usr/bin/env bash
# Signet on PostgreSQL, as it comes, beside its peers. signet.sh fetch | start | reset; SIGNET_HOME names the repository
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
    sql signet -c 'truncate access_grant, status_flip, status_block, sso_session, spring_session, audit_entry cascade' ;;
  start)
    # The demo's user and its client `machine`; all else as it is out of the box.
    cd "$home"
    SIGNET_DATA=$home/data SIGNET_DB_URL=jdbc:postgresql://127.0.0.1:$pg_port/signet SIGNET_DB_USER=bench SIGNET_DB_PASSWORD=bench \
      exec java ${BENCH_JAVA_OPTS:--Xmx512m} -jar auth-server.jar --spring.profiles.active=demo \
      --spring.config.additional-location=file:clients.yml --server.port=7608 --management.server.port=7609 ;;
esac
