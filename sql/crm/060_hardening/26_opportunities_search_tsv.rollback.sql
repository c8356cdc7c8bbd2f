set local lock_timeout = '2s';

alter table public.opportunities
    drop column search_tsv;
