set local lock_timeout = '2s';

create index organizations_state_idx
on public.organizations (state_code);

create index organizations_owner_idx
on public.organizations (owner_user_id);

-- A foreign key has no index of its own: without this one, deleting a source reads every
-- organization.
create index organizations_source_code_idx
on public.organizations (source_code);
