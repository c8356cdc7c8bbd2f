set local lock_timeout = '2s';

alter table public.organizations
    validate constraint organizations_owner_user_id_fkey;

alter table public.contacts
    validate constraint contacts_owner_user_id_fkey;

alter table public.opportunities
    validate constraint opportunities_owner_user_id_fkey;

alter table public.interactions
    validate constraint interactions_owner_user_id_fkey;
