-- Clients ask for keys with their scopes embedded, and PostgREST finds the way by the foreign key:
-- left on a table that public.api_keys no longer shows, it would be an error for each of them. So a
-- scope becomes one of a stored key. There are none yet, for no key was left to have one.
set local lock_timeout = '2s';

alter table security_service.api_key_scopes
    drop constraint api_key_scopes_api_key_id_fkey;

-- The old name: clients name it in their embeds.
alter table security_service.api_key_scopes
    add constraint api_key_scopes_api_key_id_fkey
    foreign key (api_key_id) references security_service.stored_api_keys (id) on delete cascade;

-- The policy asks the keys as the caller, who will have no privilege on the old table. As before,
-- scopes are for the keys that one has made: others of the organization may see a stored key, and
-- that is the policy of stored_api_keys, but not say what it may be used for.
alter policy "Users can manage scopes of own API keys" on security_service.api_key_scopes
    using (
        exists (
            select
            from security_service.stored_api_keys as k
            where k.id = api_key_scopes.api_key_id
                and k.created_by = (select auth.uid())
        )
    );
