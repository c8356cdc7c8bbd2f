set local lock_timeout = '2s';

drop policy select_active on public.loss_reason_lu;

drop policy select_active on public.source_lu;

drop policy select_active on public.interaction_type_lu;

drop policy select_active on public.status_lu;

drop policy select_active on public.stage_lu;

drop policy select_active on public.state_lu;
