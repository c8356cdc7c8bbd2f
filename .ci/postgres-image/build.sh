#!/bin/bash
# Builds the local image pgrehearse/postgres:17 unless it is there already from these same files.
set -euo pipefail
cd "$(dirname "$0")"

base=pgrehearse/debian-postgres:17
image=pgrehearse/postgres:17
packages=postgresql-17,postgresql-17-pgvector,postgresql-17-pgtap,postgresql-17-plpgsql-check
recipe=$(cat Dockerfile entrypoint.sh build.sh | sha256sum | cut -c1-16)

built_from=$(docker image inspect --format '{{index .Config.Labels "recipe"}}' "$image" 2>/dev/null || true)
if [ "$built_from" = "$recipe" ]; then
    echo "image $image is there already"
    exit 0
fi

# The mirror is the one this machine installs its own packages from.
mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 !~ /security/ { print $2; exit }')
if [ -z "$mirror" ]; then
    echo "no Debian mirror in this machine's apt sources; run apt-get update first" >&2
    exit 1
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
if ! debootstrap --variant=minbase --include="$packages" trixie "$root/system" "$mirror" \
    > "$root/log" 2>&1; then
    tail -n 30 "$root/log" >&2
    exit 1
fi
rm -rf "$root"/system/var/cache/apt/archives/*.deb "$root"/system/var/lib/apt/lists/*
tar -C "$root/system" -c . | docker import - "$base" > "$root/log"
# The classic builder: a distribution's docker.io comes without buildx.
DOCKER_BUILDKIT=0 docker build --quiet --label "recipe=$recipe" --tag "$image" .
