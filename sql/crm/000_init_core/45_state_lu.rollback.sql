drop table public.state_lu;
