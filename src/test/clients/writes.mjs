// Insert, upsert, update, delete: with and without the row back, and whatever they set off.
import {
  ALICE,
  BOB,
  CAROL,
  HARBOUR,
  ORCHARD,
  apiKey,
  beneficiary,
  bulkPayment,
  client,
  fresh,
  memory,
  notification,
  order,
  product,
  project,
  storedKey,
  topic,
} from './fixtures.mjs'

const write = (name, as, call) => ({ name, as, call })

export const writes = [
  write('add a memory and read it back', 'alice', (db) =>
    db
      .from('memory_entries')
      .insert({
        title: 'Facades',
        content: 'As the table.',
        user_id: ALICE,
        organization_id: HARBOUR,
      })
      .select()
      .single(),
  ),
  write('add a memory with its own key and say no more', 'alice', (db) =>
    db.from('memory_entries').insert({
      id: fresh(1),
      title: 'Quiet',
      content: 'Nobody asks back.',
      user_id: ALICE,
      organization_id: HARBOUR,
      metadata: { idempotency_key: 'once' },
    }),
  ),
  write('send it twice', 'alice', (db) =>
    db.from('memory_entries').insert({
      content: 'Nobody asks back.',
      user_id: ALICE,
      metadata: { idempotency_key: 'once' },
    }),
  ),
  write('change it and read it back', 'alice', (db) =>
    db
      .from('memory_entries')
      .update({ title: 'Loud', tags: ['a', 'b'] })
      .eq('id', fresh(1))
      .select(),
  ),
  write('the version that the change left', 'alice', (db) =>
    db.from('memory_versions').select('*').eq('memory_id', fresh(1)),
  ),
  write('change it and say no more', 'alice', (db) =>
    db.from('memory_entries').update({ access_count: 7 }).eq('id', fresh(1)),
  ),
  write('change many and count them', 'service', (db) =>
    db.from('memory_entries').update({ type: 'note' }, { count: 'exact' }).is('type', null),
  ),
  write('change with nothing to set', 'alice', (db) =>
    db.from('memory_entries').update({}).eq('id', fresh(1)).select(),
  ),
  write('delete it and read it back', 'alice', (db) =>
    db.from('memory_entries').delete().eq('id', fresh(1)).select('id, title, access_count, type'),
  ),
  write('delete and say no more', 'carol', (db) =>
    db.from('memory_entries').delete().eq('id', memory('c002')),
  ),
  write('its versions are gone as well', 'service', (db) =>
    db.from('memory_versions').select('id').eq('memory_id', fresh(1)),
  ),
  write('many rows with different keys, the rest by default', 'alice', (db) =>
    db
      .from('notifications')
      .insert(
        [
          { user_id: ALICE, title: 'One', message: 'Plain' },
          { user_id: ALICE, title: 'Two', message: 'Loud', type: 'warning', is_read: true },
        ],
        { defaultToNull: false },
      )
      .select(),
  ),
  write('many rows with different keys, the rest null', 'alice', (db) =>
    db
      .from('beneficiaries')
      .insert([
        { user_id: ALICE, name: 'Abby', account_number: '1', bank_code: '1' },
        { user_id: ALICE, name: 'Adam', account_number: '2', bank_code: '1', category: 'staff' },
      ])
      .select(),
  ),
  write('null where a default is', 'alice', (db) =>
    db
      .from('notifications')
      .insert([
        { user_id: ALICE, title: 'One', message: 'Plain' },
        { user_id: ALICE, title: 'Two', message: 'Loud', type: 'warning' },
      ])
      .select(),
  ),
  write('a serial key', 'bob', (db) =>
    db
      .from('say_bills')
      .insert({
        user_id: BOB,
        reference: 'bill-1',
        customer_id: 'c',
        bill_type: 'power',
        amount: 12.5,
      })
      .select()
      .single(),
  ),
  write('an identity key that is always generated', 'bob', (db) =>
    db
      .from('user_activity_logs')
      .insert({ user_id: BOB, action: 'login', ip_address: '192.0.2.7' })
      .select(),
  ),
  write('an identity key that may be given', 'service', (db) =>
    db
      .from('system_error_logs')
      .insert(
        [
          { error_type: 'x', error_message: 'first' },
          { error_type: 'x', error_message: 'second', function_name: 'f' },
        ],
        { defaultToNull: false },
      )
      .select(),
  ),
  write('an identity key that is given', 'service', (db) =>
    db
      .from('system_error_logs')
      .insert({ id: 900, error_type: 'x', error_message: 'third' })
      .select('id'),
  ),
  write('a generated column', 'service', (db) =>
    db
      .from('client_transactions')
      .insert({
        client_organization_id: client('a001'),
        gross_amount: 20,
        fee_amount: 0.5,
        reference: 'ct_new',
      })
      .select(),
  ),
  write('a renamed table', 'service', (db) =>
    db
      .from('users')
      .insert({
        id: fresh(2),
        email: 'dora@example.com',
        password_hash: 'x',
        organization_id: ORCHARD,
      })
      .select(),
  ),
  write('another renamed table', 'service', (db) =>
    db
      .from('marketplace_transactions')
      .insert({
        buyer_id: CAROL,
        amount: 10,
        platform_fee: 1,
        seller_amount: 9,
        order_id: order('c001'),
      })
      .select()
      .single(),
  ),
  write('an event, whose key is implied', 'service', (db) =>
    db
      .from('auth_events')
      .upsert({
        event_id: fresh(3),
        aggregate_type: 'user',
        aggregate_id: 'dora',
        version: 1,
        event_type: 'user.registered',
        payload: { email: 'dora@example.com' },
      })
      .select(),
  ),
  write('what the event has made of it', 'service', (db) =>
    db.from('auth_users').select('user_id, email, role, last_event_version').eq('user_id', 'dora'),
  ),
  write('the same event again', 'service', (db) =>
    db
      .from('auth_events')
      .upsert({
        event_id: fresh(3),
        aggregate_type: 'user',
        aggregate_id: 'dora',
        version: 1,
        event_type: 'user.registered',
        metadata: { again: true },
      })
      .select(),
  ),
  write('the same event again, ignored', 'service', (db) =>
    db
      .from('auth_events')
      .upsert(
        {
          event_id: fresh(3),
          aggregate_type: 'user',
          aggregate_id: 'dora',
          version: 1,
          event_type: 'other',
        },
        { ignoreDuplicates: true },
      )
      .select(),
  ),
  write('upsert by a key of two columns', 'alice', (db) =>
    db
      .from('user_config')
      .upsert(
        [
          { user_id: ALICE, key: 'editor', value: { tabs: 8 } },
          { user_id: ALICE, key: 'pager', value: 'less' },
        ],
        { onConflict: 'user_id,key' },
      )
      .select('user_id, key, value')
      .order('key'),
  ),
  write('upsert by a key of two columns, which is implied', 'bob', (db) =>
    db
      .from('vortex_settings')
      .upsert({ user_id: BOB, key: 'currency', value: { code: 'EUR' } })
      .select('key, value'),
  ),
  write('upsert by a name', 'service', (db) =>
    db
      .from('organizations')
      .upsert({ name: 'Harbour', slug: 'harbour', description: 'Changed' }, { onConflict: 'name' })
      .select('id, name, description'),
  ),
  write('upsert by a column that is no key', 'service', (db) =>
    db
      .from('organizations')
      .upsert({ name: 'Harbour', slug: 'harbour' }, { onConflict: 'description' }),
  ),
  write('upsert by a user, ignored', 'alice', (db) =>
    db
      .from('user_subscriptions')
      .upsert(
        { user_id: ALICE, plan_id: 'free' },
        { onConflict: 'user_id', ignoreDuplicates: true },
      )
      .select(),
  ),
  write('upsert by a user, and count', 'alice', (db) =>
    db
      .from('user_settings')
      .upsert({ user_id: ALICE, theme: 'light' }, { onConflict: 'user_id', count: 'exact' })
      .select('theme, language, settings'),
  ),
  write('upsert in a cache', 'service', (db) =>
    db
      .from('intelligence_cache')
      .upsert(
        [
          { cache_key: 'health', response: { ok: false } },
          { cache_key: 'fresh', response: {} },
        ],
        { onConflict: 'cache_key', defaultToNull: false },
      )
      .select('cache_key, response, hit_count, user_id')
      .order('cache_key'),
  ),
  write('upsert of a consent, over a serial key', 'bob', (db) =>
    db
      .from('user_consents')
      .upsert(
        { user_id: BOB, consent_type: 'marketing', granted: true },
        { onConflict: 'user_id,consent_type' },
      )
      .select('id, granted, version'),
  ),
  write('upsert of a customer', 'service', (db) =>
    db
      .from('stripe_customers')
      .upsert({ user_id: BOB, stripe_customer_id: 'cus_bob' })
      .select('user_id, stripe_customer_id'),
  ),
  write('upsert of members', 'service', (db) =>
    db
      .from('organization_users')
      .upsert(
        { organization_id: ORCHARD, user_id: BOB, role: 'admin' },
        { onConflict: 'organization_id,user_id' },
      )
      .select('organization_id, user_id, role'),
  ),
  write('put what is there', 'service', (_, raw) =>
    raw(`/user_config?user_id=eq.${CAROL}&key=eq.editor`, {
      method: 'PUT',
      headers: { Prefer: 'return=representation' },
      body: { user_id: CAROL, key: 'editor', value: [3], updated_at: '2025-11-20T09:00:00Z' },
    }),
  ),
  write('put what is not there', 'service', (_, raw) =>
    raw(`/topics?id=eq.${fresh(4)}`, {
      method: 'PUT',
      headers: { Prefer: 'return=representation' },
      body: {
        id: fresh(4),
        name: 'Put',
        description: null,
        color: null,
        user_id: CAROL,
        organization_id: ORCHARD,
        created_at: '2025-11-20T09:00:00Z',
        updated_at: '2025-11-20T09:00:00Z',
      },
    }),
  ),
  write('missing=default, with rows that miss different columns', 'service', (_, raw) =>
    raw('/topics?columns=id,name,user_id,organization_id,created_at,color', {
      method: 'POST',
      headers: { Prefer: 'missing=default,return=representation' },
      body: [
        { id: fresh(5), name: 'Five', user_id: BOB, organization_id: HARBOUR },
        { name: 'Six', user_id: BOB, organization_id: HARBOUR, color: '#aabbcc' },
      ],
    }),
  ),
  write('only the headers back', 'service', (_, raw) =>
    raw('/topics', {
      method: 'POST',
      headers: { Prefer: 'return=headers-only' },
      body: { id: fresh(7), name: 'Seven', user_id: BOB, organization_id: HARBOUR },
    }),
  ),
  write('a change that is tried and rolled back', 'service', (_, raw) =>
    raw(`/topics?id=eq.${topic('a001')}`, {
      method: 'PATCH',
      headers: { Prefer: 'tx=rollback,return=representation' },
      body: { description: 'tried' },
    }),
  ),
  write('a payment that goes on', 'alice', (db) =>
    db
      .from('bulk_payments')
      .update({ status: 'processing' })
      .eq('id', bulkPayment('a002'))
      .select('id, status, currency_code'),
  ),
  write('its history', 'alice', (db) =>
    db.from('payment_audit').select('*').eq('payment_id', bulkPayment('a002')),
  ),
  write('an item, and its beneficiary with it', 'alice', (db) =>
    db
      .from('payment_items')
      .insert({
        bulk_payment_id: bulkPayment('a002'),
        beneficiary_id: beneficiary('a001'),
        amount: 5,
      })
      .select('amount, currency_code, status, beneficiaries(name)')
      .single(),
  ),
  write('a key that is used', 'alice', (db) =>
    db
      .from('key_usage_analytics')
      .insert({ key_id: storedKey('a001'), operation: 'read', organization_id: HARBOUR })
      .select('key_id, operation, success, metadata'),
  ),
  write('how often it was used', 'alice', (db) =>
    db.from('stored_api_keys').select('usage_count').eq('id', storedKey('a001')).single(),
  ),
  write('a stored key', 'bob', (db) =>
    db
      .from('stored_api_keys')
      .insert({
        name: 'NEW',
        project_id: project('b001'),
        organization_id: HARBOUR,
        encrypted_value: 'enc',
        created_by: BOB,
      })
      .select()
      .single(),
  ),
  write('a rotation that the trigger plans', 'service', (db) =>
    db
      .from('key_rotation_policies')
      .update({ frequency_days: 10 })
      .eq('key_id', storedKey('a001'))
      .select(),
  ),
  write('a key by its old name', 'alice', (db) =>
    db
      .from('api_keys')
      .insert({ user_id: ALICE, name: 'tablet', key: 'lano_alice_new' })
      .select()
      .single(),
  ),
  write('scopes of a key', 'alice', (db) =>
    db
      .from('api_key_scopes')
      .update({ max_calls_per_minute: 5 })
      .eq('api_key_id', apiKey('a001'))
      .select('service_key, max_calls_per_minute, mcp_service_catalog(display_name)')
      .order('service_key'),
  ),
  write('the key goes, and its scopes with it', 'alice', (db) =>
    db.from('api_keys').delete().eq('id', apiKey('a001')).select('name'),
  ),
  write('the scopes that are left', 'service', (db) =>
    db.from('api_key_scopes').select('id').order('id'),
  ),
  write('a review', 'bob', (db) =>
    db
      .from('product_reviews')
      .insert({ product_id: product('b002'), user_id: BOB, rating: 4 })
      .select('rating, comment, products(name)'),
  ),
  write('an order changed by its customer', 'alice', (db) =>
    db
      .from('orders')
      .update({ shipping_address: '2 Harbour Street' })
      .eq('id', order('a002'))
      .select('id, shipping_address, order_items(id)'),
  ),
  write('a notification is read', 'carol', (db) =>
    db
      .from('notifications')
      .update({ is_read: true })
      .eq('id', notification('c001'))
      .select('id, is_read'),
  ),
  write('a project, whose key is of chance', 'service', (db) =>
    db
      .from('company_projects')
      .insert({ name: 'New', type: 'service' })
      .select('name, type, description'),
  ),
  write('a profile changed by its owner', 'bob', (db) =>
    db.from('profiles').update({ last_name: 'Baker' }).eq('id', BOB).select(),
  ),
  write('a login ends', 'alice', (db) =>
    db.from('sessions').delete().eq('user_id', ALICE).select('id, token_hash'),
  ),
]
