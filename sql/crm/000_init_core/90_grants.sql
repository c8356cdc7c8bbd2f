-- service_role bypasses row level security, but bypassing a policy is not a privilege: it needs its
-- grants like anybody else. The end users' grants come with their policies, at the end of phase 6.
grant select, insert, update, delete on table public.state_lu to service_role;

grant select, insert, update, delete on table public.stage_lu to service_role;

grant select, insert, update, delete on table public.status_lu to service_role;

grant select, insert, update, delete on table public.interaction_type_lu to service_role;

grant select, insert, update, delete on table public.source_lu to service_role;

grant select, insert, update, delete on table public.loss_reason_lu to service_role;

-- Monitoring may read how far the migration is; only the owner moves it.
grant select on table public.migration_control to service_role;
