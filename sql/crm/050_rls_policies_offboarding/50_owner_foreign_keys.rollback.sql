set local lock_timeout = '2s';

alter table public.interactions
    drop constraint interactions_owner_user_id_fkey;

alter table public.opportunities
    drop constraint opportunities_owner_user_id_fkey;

alter table public.contacts
    drop constraint contacts_owner_user_id_fkey;

alter table public.organizations
    drop constraint organizations_owner_user_id_fkey;
