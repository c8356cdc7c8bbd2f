set local lock_timeout = '2s';

set local row_security = off;

-- A scope of a stored key has no place among the scopes of the older keys, and is nobody's to
-- delete but its user's.
lock table security_service.api_key_scopes in share row exclusive mode;

do $$
declare
    v_rows bigint;
begin
    select count(*)
    into v_rows
    from security_service.api_key_scopes;

    if v_rows > 0 then
        raise exception using
            errcode = 'PR212',
            message = 'scopes have been given to stored keys; the way back would lose them',
            detail = pg_catalog.format(
                'security_service.api_key_scopes: %s rows refer to stored_api_keys',
                v_rows
            ),
            hint =
                'Keep a copy of these rows if they are needed, delete them, then roll back '
                'again.';
    end if;
end
$$;

alter policy "Users can manage scopes of own API keys" on security_service.api_key_scopes
    using (
        exists (
            select 1
            from security_service.api_keys as k
            where k.id = api_key_scopes.api_key_id
                and k.user_id = auth.uid()
        )
    );

alter table security_service.api_key_scopes
    drop constraint api_key_scopes_api_key_id_fkey;

alter table security_service.api_key_scopes
    add constraint api_key_scopes_api_key_id_fkey
    foreign key (api_key_id) references security_service.api_keys (id) on delete cascade;
