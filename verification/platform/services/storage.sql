-- What Supabase Storage keeps in the database, as far as migrations meet it: buckets that they make,
-- and policies on objects. The files themselves are elsewhere.
create schema storage;

-- owner is the older column and still filled where a uuid fits; owner_id took its place.
create table storage.buckets (
    id text not null,
    name text not null,
    owner uuid,
    owner_id text,
    public boolean default false,
    avif_autodetection boolean default false,
    file_size_limit bigint,
    allowed_mime_types text[],
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint buckets_pkey primary key (id)
);

alter table storage.buckets enable row level security;

comment on column storage.buckets.owner is 'Field is deprecated, use owner_id instead';

create unique index bname on storage.buckets (name);

create table storage.objects (
    id uuid not null default gen_random_uuid(),
    bucket_id text,
    name text,
    owner uuid,
    owner_id text,
    metadata jsonb,
    user_metadata jsonb,
    path_tokens text[] generated always as (string_to_array(name, '/')) stored,
    version text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    last_accessed_at timestamptz default now(),
    constraint objects_pkey primary key (id),
    constraint "objects_bucketId_fkey" foreign key (bucket_id) references storage.buckets (id)
);

alter table storage.objects enable row level security;

comment on column storage.objects.owner is 'Field is deprecated, use owner_id instead';

create unique index bucketid_objname on storage.objects (bucket_id, name);

create index name_prefix_search on storage.objects (name text_pattern_ops);

-- There another role owns the two, and an extension lets postgres put policies on them all the same.
-- Here the owner may, and nobody else.
alter table storage.buckets owner to :"migration_role";

alter table storage.objects owner to :"migration_role";

-- The path of an object, cut at its slashes: 'alice/2026/cat.png' is in the folders alice and 2026.
create function storage.foldername(name text)
returns text[]
language plpgsql
immutable
as $$
declare
    v_parts text[] := pg_catalog.string_to_array(name, '/');
begin
    return v_parts[1:pg_catalog.array_length(v_parts, 1) - 1];
end
$$;

create function storage.filename(name text)
returns text
language plpgsql
immutable
as $$
declare
    v_parts text[] := pg_catalog.string_to_array(name, '/');
begin
    return v_parts[pg_catalog.array_length(v_parts, 1)];
end
$$;

create function storage.extension(name text)
returns text
language plpgsql
immutable
as $$
declare
    v_parts text[] := pg_catalog.string_to_array(name, '/');
begin
    return pg_catalog.reverse(
        pg_catalog.split_part(
            pg_catalog.reverse(v_parts[pg_catalog.array_length(v_parts, 1)]), '.', 1
        )
    );
end
$$;

-- Which of its own operations the API is about: policies may go by it.
create function storage.operation()
returns text
language plpgsql
stable
as $$
begin
    return pg_catalog.current_setting('storage.operation', true);
end
$$;

grant usage on schema storage to anon, authenticated, service_role;

grant usage on schema storage to :"migration_role" with grant option;

grant all on table storage.buckets, storage.objects to anon, authenticated, service_role;
