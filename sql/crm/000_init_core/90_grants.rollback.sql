revoke select on table public.migration_control from service_role;

revoke select, insert, update, delete on table public.loss_reason_lu from service_role;

revoke select, insert, update, delete on table public.source_lu from service_role;

revoke select, insert, update, delete on table public.interaction_type_lu from service_role;

revoke select, insert, update, delete on table public.status_lu from service_role;

revoke select, insert, update, delete on table public.stage_lu from service_role;

revoke select, insert, update, delete on table public.state_lu from service_role;
