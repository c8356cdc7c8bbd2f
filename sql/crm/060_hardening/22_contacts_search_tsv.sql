set local lock_timeout = '2s';

-- Generated from a few named columns only, and by Postgres itself: no trigger to forget, nothing to
-- backfill. Stems and the words as written: to_tsquery('acme') finds ACME whatever the server's
-- default_text_search_config is. The table is rewritten once, under its lock: see the runbook.
alter table public.contacts
    add column search_tsv tsvector generated always as (
        to_tsvector(
            'pg_catalog.english',
            coalesce(first_name, '') || ' '
            || coalesce(last_name, '') || ' '
            || coalesce(email::text, '') || ' '
            || coalesce(title, '')
        )
        || to_tsvector(
            'pg_catalog.simple',
            coalesce(first_name, '') || ' '
            || coalesce(last_name, '') || ' '
            || coalesce(email::text, '') || ' '
            || coalesce(title, '')
        )
    ) stored;

comment on column public.contacts.search_tsv is
    'For full-text search: first_name, last_name, email, title. Query it with @@ to_tsquery(...) or websearch_to_tsquery(...).';
