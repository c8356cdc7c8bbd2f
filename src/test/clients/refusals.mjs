// What is refused: rows of others, missing privileges, and every kind of constraint.
import { newName, viewNotTable } from './differs.mjs'
import {
  ALICE,
  BOB,
  CAROL,
  HARBOUR,
  ORCHARD,
  fresh,
  memory,
  product,
  storedKey,
  topic,
  wallet,
} from './fixtures.mjs'

const refused = (name, as, call, differs) => ({ name, as, call, differs })

export const refusals = [
  refused('a memory for somebody else', 'bob', (db) =>
    db.from('memory_entries').insert({ content: 'Not mine.', user_id: ALICE }),
  ),
  refused('a memory of somebody else is changed', 'bob', (db) =>
    db.from('memory_entries').update({ title: 'Stolen' }).eq('id', memory('a001')).select(),
  ),
  refused('a memory of somebody else is deleted', 'carol', (db) =>
    db.from('memory_entries').delete().eq('id', memory('b001')).select(),
  ),
  refused('a memory is given away', 'alice', (db) =>
    db.from('memory_entries').update({ user_id: BOB }).eq('id', memory('a002')),
  ),
  refused('a topic in an organization of others', 'alice', (db) =>
    db.from('topics').insert({ name: 'Spy', user_id: ALICE, organization_id: ORCHARD }),
  ),
  refused('a setting of somebody else by upsert', 'bob', (db) =>
    db.from('user_config').upsert({ user_id: CAROL, key: 'editor', value: {} }),
  ),
  refused(
    'a wallet, which users only read',
    'alice',
    (db) => db.from('vortex_wallets').update({ balance: 1 }).eq('id', wallet('a001')),
    viewNotTable('vortex_wallets'),
  ),
  refused(
    'a write by nobody',
    'anon',
    (db) => db.from('products').insert({ name: 'x', price: 1, vendor_id: ALICE }),
    viewNotTable('products'),
  ),
  refused(
    'a table for the service only',
    'alice',
    (db) => db.from('auth_events').select('event_id'),
    viewNotTable('auth_events'),
  ),
  refused(
    'a renamed table, to nobody',
    'anon',
    (db) => db.from('users').select('email'),
    viewNotTable('users'),
  ),
  refused('a product by who sells nothing', 'alice', (db) =>
    db.from('products').insert({ name: 'x', price: 1, vendor_id: ALICE }),
  ),
  refused('the same name twice', 'service', (db) =>
    db.from('organizations').insert({ name: 'Orchard', slug: 'other' }),
  ),
  refused('the same primary key twice', 'service', (db) =>
    db
      .from('topics')
      .insert({ id: topic('a001'), name: 'Twin', user_id: ALICE, organization_id: HARBOUR }),
  ),
  refused('the same address in a renamed table', 'service', (db) =>
    db
      .from('users')
      .insert({ email: 'bob@example.com', password_hash: 'x', organization_id: HARBOUR }),
  ),
  refused('a key that only others have', 'bob', (db) =>
    db.from('api_keys').insert({ user_id: BOB, name: 'guess', key: 'lano_alice_old' }),
  ),
  refused('two columns that are taken together', 'alice', (db) =>
    db
      .from('beneficiaries')
      .insert({ user_id: ALICE, name: 'Ann', account_number: '0123456789', bank_code: '044' }),
  ),
  refused('nothing where something must be', 'alice', (db) =>
    db.from('memory_entries').insert({ title: 'No content', user_id: ALICE }),
  ),
  refused(
    'nothing in a renamed table',
    'service',
    (db) => db.from('users').update({ email: null }).eq('id', fresh(2)),
    newName(
      'null value in column "email" of relation "user_accounts" violates not-null constraint',
    ),
  ),
  refused('a topic that is not there', 'alice', (db) =>
    db.from('memory_entries').insert({ content: 'x', user_id: ALICE, topic_id: fresh(99) }),
  ),
  refused(
    'an organization that is not there',
    'service',
    (db) =>
      db
        .from('users')
        .insert({ email: 'e@example.com', password_hash: 'x', organization_id: fresh(99) }),
    newName(
      'insert or update on table "user_accounts" violates foreign key constraint "users_organization_id_fkey"',
    ),
  ),
  refused('a product that orders still name', 'service', (db) =>
    db.from('products').delete().eq('id', product('b001')),
  ),
  refused('a text that is too long', 'alice', (db) =>
    db.from('memory_entries').insert({ title: 'x'.repeat(201), content: 'x', user_id: ALICE }),
  ),
  refused('a colour that is none', 'alice', (db) =>
    db.from('topics').update({ color: 'red' }).eq('id', topic('a001')),
  ),
  refused(
    'an amount that does not add up',
    'service',
    (db) =>
      db.from('marketplace_transactions').insert({ amount: 10, platform_fee: 1, seller_amount: 1 }),
    newName(
      'new row for relation "transactions" violates check constraint "marketplace_transactions_check"',
    ),
  ),
  refused('a value that the enum lacks', 'alice', (db) =>
    db.from('memory_entries').insert({ content: 'x', user_id: ALICE, memory_type: 'dream' }),
  ),
  refused('a filter of the wrong type', 'alice', (db) =>
    db.from('memory_entries').select('id').eq('id', 'not a uuid'),
  ),
  refused('a generated column is written', 'service', (db) =>
    db.from('client_transactions').update({ net_amount: 1 }).eq('reference', 'ct_a1'),
  ),
  refused('an identity column is written', 'service', (db) =>
    db.from('user_activity_logs').insert({ id: 1, action: 'x' }),
  ),
  refused('a column that is not there is written', 'alice', (db) =>
    db.from('topics').insert({ name: 'x', colour: 'red' }),
  ),
  refused('a number that is too large', 'service', (db) =>
    db.from('agent_banks_memories').insert({ title: 'x', content: 'x', relevance_score: 12 }),
  ),
  refused('everything at once', 'service', (db) =>
    db.from('stored_api_keys').delete().eq('id', storedKey('a002')).select('name'),
  ),
  refused('a write through a view that groups', 'service', (db) =>
    db.from('order_overview').update({ status: 'paid' }).eq('status', 'pending'),
  ),
  refused('a write through the older shape of keys', 'service', (db) =>
    db.from('api_keys_compat').update({ name: 'renamed' }).eq('id', storedKey('b001')).select(),
  ),
]
