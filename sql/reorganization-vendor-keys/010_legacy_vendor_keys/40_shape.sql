-- public.vendor_api_keys shows the keys of version 2 from here on, in the shape that it always had:
-- the same columns, of the same types and in the same order. The view is replaced and not made
-- anew, so its privileges stay as they were: for the service alone, which reads both tables
-- already.
--
-- encrypted_key is null. Of a key of version 2 there is a hash and no value, and what takes a hash
-- for the encrypted key, and decrypts and sends it, fails at a vendor instead of here. The secret
-- of the webhooks is another thing again. Who needs either reads public.vendor_api_keys_v2.
set local lock_timeout = '2s';

create or replace view public.vendor_api_keys
with (security_invoker = on)
as
select
    t.id,
    -- As long as it always was; the whole name is in vendor_organizations.
    o.organization_name::varchar(100) as vendor_name,
    t.key_name,
    null::text as encrypted_key,
    t.key_description as description,
    t.is_active,
    t.last_used_at,
    t.created_at,
    t.updated_at
from vendors.api_keys as t
join vendors.organizations as o
    on o.id = t.vendor_org_id;

-- Nothing is written through it. Postgres writes through no view of two tables and would say so in
-- its own words; and a name and a value, which is all that clients of the old table know, make no
-- key of version 2. So a client is told where keys are made.
create function vendors.refuse_write_to_vendor_api_keys()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    raise exception using
        errcode = 'PR211',
        message = 'public.vendor_api_keys cannot be written any more',
        detail = 'It shows, without their secrets, the keys of public.vendor_api_keys_v2.',
        hint =
            'Make a key with public.generate_vendor_api_key; change or delete it in '
            'public.vendor_api_keys_v2.';
end
$$;

revoke execute on function vendors.refuse_write_to_vendor_api_keys()
    from public, anon, authenticated, service_role;

comment on function vendors.refuse_write_to_vendor_api_keys() is
    'Trigger: refuses every write to public.vendor_api_keys with PR211.';

-- Tells even the client whose write would find no row. It is asked only where the next one is
-- there.
create trigger _100_refuse_writes
before insert or update or delete on public.vendor_api_keys
for each statement
execute function vendors.refuse_write_to_vendor_api_keys();

create trigger _110_refuse_rows
instead of insert or update or delete on public.vendor_api_keys
for each row
execute function vendors.refuse_write_to_vendor_api_keys();

comment on view public.vendor_api_keys is
    'Legacy shape of vendors.api_keys: the keys of version 2, without their secrets. Read only.';

-- The old table stays, empty and closed. Empty it costs nothing, and it is the way back. Dropped or
-- renamed, it would be missing to those who still name it, and there are clients that take a
-- missing table as a reason to write to another one; a refusal they tell.
revoke all on table vendors.legacy_api_keys from service_role;

comment on table vendors.legacy_api_keys is
    'Retired: empty and for nobody but its owner. public.vendor_api_keys shows vendors.api_keys.';
