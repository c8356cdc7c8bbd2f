#!/bin/sh
# As much of the official image's entry point as Testcontainers relies on: the superuser and the
# database of POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, made on a first start that listens
# to nobody, then the start proper. So the server says twice that it is ready.
set -eu

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

as_postgres() {
    setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    install -d -o postgres -g postgres -m 0700 "$PGDATA"
    install -d -o postgres -g postgres -m 2775 /var/run/postgresql
    secret=$(mktemp)
    printf '%s\n' "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}" > "$secret"
    chown postgres "$secret"
    as_postgres initdb --no-sync --username="$user" --pwfile="$secret" \
        --encoding=UTF8 --auth-local=trust --auth-host=scram-sha-256 --pgdata="$PGDATA"
    rm -f "$secret"
    printf 'host all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
    as_postgres pg_ctl --pgdata="$PGDATA" --wait -o "-c listen_addresses='' -c fsync=off" start
    if [ "$database" != postgres ]; then
        as_postgres createdb --username="$user" -- "$database"
    fi
    as_postgres pg_ctl --pgdata="$PGDATA" --wait --mode=fast stop
fi

exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@" -c listen_addresses='*'
