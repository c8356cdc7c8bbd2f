set local lock_timeout = '2s';

-- is_closed alone cannot tell a customer from a lost prospect.
alter table public.stage_lu
    add column is_won boolean not null default false;

alter table public.stage_lu
    add constraint stage_lu_is_won_check check (is_closed or not is_won);

comment on column public.stage_lu.is_won is
    'The stage that ends the pipeline well: who has an opportunity in it is a customer.';
