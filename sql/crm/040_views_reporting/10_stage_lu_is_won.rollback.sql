set local lock_timeout = '2s';

alter table public.stage_lu
    drop constraint stage_lu_is_won_check;

alter table public.stage_lu
    drop column is_won;
