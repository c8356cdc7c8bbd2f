drop table public.interaction_type_lu;
