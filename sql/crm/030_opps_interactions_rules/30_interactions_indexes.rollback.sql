set local lock_timeout = '2s';

drop index public.interactions_owner_user_id_idx;

drop index public.interactions_status_idx;

drop index public.interactions_stage_idx;

drop index public.interactions_type_code_idx;

drop index public.interactions_contact_id_idx;

drop index public.interactions_latest_idx;
