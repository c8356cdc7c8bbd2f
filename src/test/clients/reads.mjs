// Select: filters, order, ranges, counts, one row or none, and the API's description of itself.
import { describedByAnyView, nothingRequired, viewNotTable } from './differs.mjs'
import { ALICE, BOB, memory, storedKey } from './fixtures.mjs'

const rows = (name, as, call, differs) => ({ name, as, call, differs })

/** What the API says of itself, from one side. */
async function described(raw, side) {
  const answer = await raw('/')
  return { ...answer, data: side(answer.data) }
}

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

const paths = (api) =>
  sorted(
    Object.entries(api.paths).map(([path, methods]) => [
      path,
      sorted(
        Object.entries(methods).map(([method, { parameters = [] }]) => [
          method,
          parameters.map((parameter) => parameter.$ref ?? parameter.name),
        ]),
      ),
    ]),
  )

const ofColumns = (api, side) =>
  sorted(
    Object.entries(api.definitions).map(([relation, { properties }]) => [
      relation,
      Object.entries(properties).map(([name, column]) => [name, ...side(column)]),
    ]),
  )

const types = (api) =>
  ofColumns(api, ({ type, format, enum: values, maxLength, items }) => [
    type,
    format,
    values ?? null,
    maxLength ?? null,
    items ?? null,
  ])

const defaults = (api) => ofColumns(api, (column) => [column.default ?? null])

const descriptions = (api) => ofColumns(api, ({ description }) => [description ?? null])

const required = (api) =>
  sorted(
    Object.entries(api.definitions)
      .filter(([, { required }]) => required?.length > 0)
      .map(([relation, { required }]) => [relation, required]),
  )

export const reads = [
  rows('memories of mine and of my organization', 'alice', (db) =>
    db.from('memory_entries').select('id, title, content').order('id'),
  ),
  rows('all columns of every memory', 'service', (db) =>
    db.from('memory_entries').select('*').order('id'),
  ),
  rows(
    'memories, to nobody',
    'anon',
    (db) => db.from('memory_entries').select('*'),
    viewNotTable('memory_entries'),
  ),
  rows('equal', 'alice', (db) =>
    db.from('memory_entries').select('id, title').eq('memory_type', 'knowledge'),
  ),
  rows('in a list', 'bob', (db) =>
    db
      .from('memory_entries')
      .select('id')
      .in('id', [memory('b001'), memory('c001')]),
  ),
  rows('ilike', 'carol', (db) =>
    db.from('memory_entries').select('title').ilike('title', '%STRIPE%'),
  ),
  rows('an array contains', 'service', (db) =>
    db.from('memory_entries').select('id, tags').contains('tags', ['stripe']).order('id'),
  ),
  rows('an array overlaps', 'service', (db) =>
    db.from('memory_entries').select('id').overlaps('tags', ['two words', 'kitchen']).order('id'),
  ),
  rows('json contains', 'service', (db) =>
    db.from('api_keys').select('id').contains('permissions', '["read"]'),
  ),
  rows('json arrow', 'service', (db) =>
    db.from('users').select('email, settings->theme').eq('settings->>theme', 'dark'),
  ),
  rows('one or the other', 'service', (db) =>
    db
      .from('memory_entries')
      .select('id')
      .or(`user_id.eq.${BOB},and(user_id.is.null,memory_type.eq.workflow)`)
      .order('id'),
  ),
  rows('nothing equals null', 'service', (db) =>
    db.from('memory_entries').select('id').is('organization_id', null).order('id'),
  ),
  rows('full text', 'service', (db) =>
    db.from('memory_entries').select('id').textSearch('content', 'signature & body'),
  ),
  rows('a page, counted exactly', 'service', (db) =>
    db.from('memory_entries').select('id', { count: 'exact' }).order('id').range(2, 3),
  ),
  rows('a page past the end', 'service', (db) =>
    db.from('memory_entries').select('id', { count: 'exact' }).range(100, 110),
  ),
  rows('only the count', 'alice', (db) =>
    db.from('memory_entries').select('*', { count: 'exact', head: true }),
  ),
  rows('only the count, of what only the service has', 'service', (db) =>
    db.from('auth_events').select('*', { count: 'exact', head: true }),
  ),
  rows('a count as planned', 'service', (db) =>
    db.from('memory_entries').select('id', { count: 'planned' }).order('id').limit(1),
  ),
  rows('a count as estimated', 'alice', (db) =>
    db.from('memory_entries').select('id', { count: 'estimated' }).order('id').limit(1),
  ),
  rows('not in a list, nor like it', 'service', (db) =>
    db
      .from('memory_entries')
      .select('id')
      .not('memory_type', 'in', '(knowledge,context)')
      .not('title', 'like', 'Left%')
      .order('id'),
  ),
  rows('between two times', 'service', (db) =>
    db
      .from('auth_events')
      .select('event_id, occurred_at')
      .gte('occurred_at', '2025-11-02T00:00:00Z')
      .lt('occurred_at', '2025-11-12T00:00:00Z')
      .order('occurred_at')
      .order('event_id'),
  ),
  rows('by all of some columns', 'alice', (db) =>
    db.from('notifications').select('id').match({ type: 'success', is_read: false }),
  ),
  rows('order with nulls, and a limit', 'service', (db) =>
    db
      .from('memory_entries')
      .select('id, title')
      .order('title', { ascending: false, nullsFirst: true })
      .limit(2),
  ),
  rows('one that is there', 'alice', (db) =>
    db.from('users').select('id, email, role, plan, settings').eq('id', ALICE).single(),
  ),
  rows('one that is not there', 'bob', (db) =>
    db.from('stored_api_keys').select('id').eq('id', storedKey('c001')).single(),
  ),
  rows('one of many', 'service', (db) => db.from('organizations').select('id').single()),
  rows('one or none', 'bob', (db) =>
    db.from('user_subscriptions').select('plan_id, status').eq('user_id', ALICE).maybeSingle(),
  ),
  rows('at most one of many', 'service', (db) => db.from('profiles').select('id').maybeSingle()),
  rows('as csv', 'alice', (db) =>
    db.from('notifications').select('id, title, is_read').order('id').csv(),
  ),
  rows('columns under other names and casts', 'alice', (db) =>
    db.from('vortex_wallets').select('wallet:id, money:balance::text, currency'),
  ),
  rows('generated columns', 'carol', (db) =>
    db.from('client_transactions').select('*').order('id'),
  ),
  rows('ranges', 'service', (db) =>
    db.from('client_billing_records').select('period, amount, status').order('id'),
  ),
  rows('addresses', 'carol', (db) => db.from('user_sessions').select('*').order('id')),
  rows('stored keys through the older shape', 'alice', (db) =>
    db.from('api_keys_compat').select('*').order('id'),
  ),
  rows('plain keys', 'bob', (db) => db.from('api_keys').select('*').order('id')),
  rows('keys of vendors', 'alice', (db) => db.from('vendor_api_keys_v2').select('*').order('id')),
  rows('the older keys of vendors', 'service', (db) =>
    db.from('vendor_api_keys').select('*').order('id'),
  ),
  rows('transactions that were renamed', 'carol', (db) =>
    db.from('marketplace_transactions').select('*').order('id'),
  ),
  rows('flags', 'anon', (db) => db.from('feature_flags').select('*').order('id')),
  rows('products', 'anon', (db) => db.from('products').select('*').order('id')),
  rows('a directory of vendors', 'anon', (db) =>
    db.from('vendor_directory').select('*').order('id'),
  ),
  rows('an overview of memories', 'bob', (db) =>
    db.from('memory_overview').select('topic, memories, accesses').order('topic'),
  ),
  rows('open notifications', 'carol', (db) => db.from('open_notifications').select('*')),
  rows('an overview of orders', 'service', (db) =>
    db.from('order_overview').select('*').order('id'),
  ),
  rows('users out of events', 'service', (db) =>
    db.from('auth_users_view').select('*').order('user_id'),
  ),
  rows('sessions out of events', 'service', (db) =>
    db.from('auth_sessions_view').select('*').order('session_id'),
  ),
  rows('keys out of events', 'service', (db) =>
    db.from('auth_api_keys_view').select('*').order('key_id'),
  ),
  rows('everything out of events', 'service', (db) =>
    db.from('auth_audit_view').select('*').order('event_id'),
  ),
  rows('a column that is not there', 'alice', (db) => db.from('profiles').select('avatar_url')),
  rows('a table that is not there', 'alice', (db) => db.from('memories').select('*')),
  rows(
    'a computed field',
    'alice',
    (db) => db.from('profiles').select('id, profile_display_name').order('id'),
  ),
  rows(
    'a computed field as a filter',
    'carol',
    (db) => db.from('notifications').select('id').eq('notification_is_live', true),
  ),
  rows('the paths of the API and what they take', 'service', (_, raw) => described(raw, paths)),
  rows('the paths of the API, to a user', 'alice', (_, raw) => described(raw, paths)),
  rows('the paths of the API, to nobody', 'anon', (_, raw) => described(raw, paths)),
  rows('the types of columns in the API', 'service', (_, raw) => described(raw, types)),
  rows('the defaults of columns in the API', 'service', (_, raw) => described(raw, defaults)),
  rows(
    'the required columns in the API',
    'service',
    (_, raw) => described(raw, required),
    nothingRequired,
  ),
  rows(
    'the descriptions of columns in the API',
    'service',
    (_, raw) => described(raw, descriptions),
    describedByAnyView,
  ),
]
