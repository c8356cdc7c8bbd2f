set local lock_timeout = '2s';

-- Not valid: new rows are checked at once, and the old ones are read in the next changeset, under a lock
-- that lets others write.
alter table public.organizations
    add constraint organizations_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.contacts
    add constraint contacts_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.opportunities
    add constraint opportunities_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;

alter table public.interactions
    add constraint interactions_owner_user_id_fkey
    foreign key (owner_user_id) references auth.users (id) on delete restrict not valid;
