set local lock_timeout = '2s';

alter table public.organizations
    drop column search_tsv;
