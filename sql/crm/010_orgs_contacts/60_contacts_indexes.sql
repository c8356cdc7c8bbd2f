set local lock_timeout = '2s';

create index contacts_organization_id_idx
on public.contacts (organization_id);

create index contacts_owner_user_id_idx
on public.contacts (owner_user_id);

create index contacts_email_idx
on public.contacts (email);
