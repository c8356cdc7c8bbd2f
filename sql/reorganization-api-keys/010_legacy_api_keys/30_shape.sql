-- public.api_keys shows stored keys from here on, in the shape that it always had: the same
-- columns, of the same types and in the same order, for the select lists and drivers that know no
-- other. The view is replaced and not made anew, so its privileges stay as they were.
--
-- No key is in it. The guide maps encrypted_value to key; that would hand it to every client that
-- reads public.api_keys, and show a secret of a third party to whoever expects his own key. key and
-- key_hash are null for everybody, the service too, so that nobody signs in with a stored key. Who
-- may read the encrypted value reads it where he always could, in public.stored_api_keys.
--
-- Nor is there any row that the caller could not see before: security_invoker has the policies of
-- stored_api_keys decide, as for its own facade. They show the keys of one's organization, while
-- public.api_keys meant "my keys" to those who list, count and revoke them. So the view narrows
-- them to those that the caller has made. It narrows and protects nothing (stored_api_keys shows
-- the others too), hence no security_barrier. Whom policies do not bind, the service and the owner,
-- sees all of them, as in the table that this was.
set local lock_timeout = '2s';

create or replace view public.api_keys
with (security_invoker = on)
as
select
    t.id,
    t.created_by as user_id,
    -- As long as it always was; the whole name is in stored_api_keys.
    t.name::varchar(200) as name,
    null::text as key,
    null::text as key_hash,
    t.key_type::varchar(100) as service,
    null::text as description,
    t.status = 'active' as is_active,
    null::boolean as rate_limited,
    -- A stored key opens nothing of ours.
    '[]'::jsonb as permissions,
    t.metadata,
    t.created_at,
    t.expires_at,
    null::timestamptz as last_used_at
from security_service.stored_api_keys as t
where t.created_by = (select auth.uid())
    or not (
        select pg_catalog.row_security_active('security_service.stored_api_keys'::regclass)
    );

-- Nothing is written through it. To insert, a stored key lacks a project, an organization and its
-- value here. To revoke is to change a computed column. To delete, Postgres would know how: who
-- renews his key as he always did, by deleting the old one, would delete a secret of his
-- organization, with its rotation and usage. Writing is not revoked, though: a client would be told
-- that permission is denied and not what to do, and a later "grant all" would let the delete
-- through.
create function security_service.refuse_write_to_api_keys()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    raise exception using
        errcode = 'PR211',
        message = 'public.api_keys cannot be written any more',
        detail = 'It shows, without their values, the keys that its reader has stored.',
        hint = 'Write to public.stored_api_keys: a name, a project, an organization and a value.';
end
$$;

revoke execute on function security_service.refuse_write_to_api_keys()
    from public, anon, authenticated, service_role;

comment on function security_service.refuse_write_to_api_keys() is
    'Trigger: refuses every write to public.api_keys with PR211.';

-- Tells even the client whose write would find no row. It is asked only where the next one is
-- there.
create trigger _100_refuse_writes
before insert or update or delete on public.api_keys
for each statement
execute function security_service.refuse_write_to_api_keys();

create trigger _110_refuse_rows
instead of insert or update or delete on public.api_keys
for each row
execute function security_service.refuse_write_to_api_keys();

comment on view public.api_keys is
    'Legacy shape of security_service.stored_api_keys: the keys that the caller has stored, '
    'without their values. Read only.';

-- The old table stays, empty and closed. Empty it costs nothing, and with its policies and keys it
-- is the way back. Dropped or renamed, it would be missing to those who still name it, and there
-- are clients that take a missing table as a reason to write to another one; a refusal they tell.
revoke all on table security_service.api_keys from authenticated, service_role;

comment on table security_service.api_keys is
    'Retired: empty and for nobody but its owner. public.api_keys shows stored_api_keys.';
