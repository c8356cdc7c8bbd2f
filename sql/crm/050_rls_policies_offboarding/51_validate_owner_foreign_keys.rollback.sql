set local lock_timeout = '2s';

-- There is no unvalidate: the constraint is made anew, as it was.
alter table public.interactions
    drop constraint interactions_owner_user_id_fkey;

alter table public.interactions
    add constraint interactions_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.opportunities
    drop constraint opportunities_owner_user_id_fkey;

alter table public.opportunities
    add constraint opportunities_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.contacts
    drop constraint contacts_owner_user_id_fkey;

alter table public.contacts
    add constraint contacts_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.organizations
    drop constraint organizations_owner_user_id_fkey;

alter table public.organizations
    add constraint organizations_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;
