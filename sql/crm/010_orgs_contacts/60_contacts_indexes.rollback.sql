set local lock_timeout = '2s';

drop index public.contacts_email_idx;

drop index public.contacts_owner_user_id_idx;

drop index public.contacts_organization_id_idx;
