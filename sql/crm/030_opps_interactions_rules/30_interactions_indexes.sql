set local lock_timeout = '2s';

-- In the order that makes an interaction the latest: the sync reads from its front and stops.
create index interactions_latest_idx
on public.interactions (
    opportunity_id,
    interaction_date desc,
    created_at desc,
    interaction_id desc
);

create index interactions_contact_id_idx
on public.interactions (contact_id);

create index interactions_type_code_idx
on public.interactions (type_code);

create index interactions_stage_idx
on public.interactions (stage);

create index interactions_status_idx
on public.interactions (status);

create index interactions_owner_user_id_idx
on public.interactions (owner_user_id);
