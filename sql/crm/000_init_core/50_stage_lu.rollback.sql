drop table public.stage_lu;
