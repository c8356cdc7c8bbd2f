// Functions by name, whose texts name tables that moved.
import { ALICE, HARBOUR, ORCHARD, memory, order, product, vendor } from './fixtures.mjs'

const embedding = Array.from({ length: 1536 }, (_, n) => [1, 0.1, 0][n % 3])
const rpc = (name, as, call) => ({ name, as, call })

export const functions = [
  rpc('memories like this one', 'alice', (db) =>
    db.rpc('match_memories', { query_embedding: embedding, match_threshold: 0.1, match_count: 5 }),
  ),
  rpc('memories like this one, of mine', 'alice', (db) =>
    db.rpc('match_memories', {
      query_embedding: embedding,
      match_threshold: 0.1,
      filter_user_id: ALICE,
    }),
  ),
  rpc('memories like this one, to nobody', 'anon', (db) =>
    db.rpc('match_memories', { query_embedding: embedding }),
  ),
  rpc('memories like this one, with topics', 'alice', (db) =>
    db.rpc('match_memories_advanced', {
      query_embedding: embedding,
      match_threshold: 0,
      filter_types: ['knowledge', 'context'],
    }),
  ),
  rpc('memories by text', 'carol', (db) =>
    db.rpc('text_search_memories', { search_query: 'refund' }),
  ),
  rpc('memories by keyword', 'alice', (db) =>
    db.rpc('keyword_search_memories', { keywords: ['stripe', 'bread'] }),
  ),
  rpc('memories by keyword, some columns, in order', 'service', (db) =>
    db
      .rpc('keyword_search_memories', { keywords: ['stripe'] })
      .select('id, title')
      .order('id')
      .limit(2),
  ),
  rpc('memories by keyword, with their topic', 'service', (db) =>
    db
      .rpc('keyword_search_memories', { keywords: ['stripe'] })
      .select('id, topics(name)')
      .order('id'),
  ),
  rpc('memories by keyword, counted', 'service', (db) =>
    db.rpc('keyword_search_memories', { keywords: ['stripe'] }, { count: 'exact', head: true }),
  ),
  rpc('memories by both', 'alice', (db) =>
    db.rpc('hybrid_search_memories', { query_text: 'signature', query_embedding: embedding }),
  ),
  rpc('products like this one', 'bob', (db) =>
    db.rpc('search_vectors', { query_embedding: embedding }),
  ),
  rpc('a memory was read', 'alice', (db) =>
    db.rpc('update_memory_access', { memory_id_param: memory('a001') }),
  ),
  rpc('how often it was read', 'alice', (db) =>
    db
      .from('memory_entries')
      .select('access_count, last_accessed')
      .eq('id', memory('a001'))
      .single(),
  ),
  rpc('a memory was read, and how', 'alice', (db) =>
    db.rpc('track_memory_access', {
      p_user_id: ALICE,
      p_memory_id: memory('a001'),
      p_access_type: 'read',
    }),
  ),
  rpc('a search is noted', 'bob', (db) =>
    db.rpc('log_search_analytics', {
      p_query: 'bread',
      p_search_type: 'text',
      p_results_count: 1,
      p_execution_time_ms: 3,
    }),
  ),
  rpc('what was noted', 'bob', (db) =>
    db.from('memory_search_analytics').select('*').eq('query', 'bread'),
  ),
  rpc('a search is noted by the service', 'service', (db) =>
    db.rpc('track_search_analytics', { p_user_id: ALICE, p_query: 'q', p_results: 2 }),
  ),
  rpc('numbers of my organization', 'alice', (db) => db.rpc('get_memory_stats')),
  rpc('numbers of another organization', 'alice', (db) =>
    db.rpc('get_memory_stats', { p_organization_id: ORCHARD }),
  ),
  rpc('numbers, read with get', 'bob', (db) => db.rpc('get_memory_stats', {}, { get: true })),
  rpc('my organization', 'carol', (db) => db.rpc('get_current_org')),
  rpc('whether I am an administrator', 'bob', (db) => db.rpc('is_admin')),
  rpc('whether I own it', 'alice', (db) => db.rpc('is_owner', { p_organization_id: HARBOUR })),
  rpc('a key for a session', 'service', (db) =>
    db.rpc('get_key_for_mcp_session', { p_session_id: 'mcp_a1', p_key_name: 'STRIPE_KEY' }),
  ),
  rpc('what reading it left in the log', 'service', (db) =>
    db.from('mcp_key_audit_log').select('*').eq('event_type', 'key_read'),
  ),
  rpc('a key for a session, to a user', 'alice', (db) =>
    db.rpc('get_key_for_mcp_session', { p_session_id: 'mcp_a1', p_key_name: 'STRIPE_KEY' }),
  ),
  rpc('tools are cleared up', 'service', (db) => db.rpc('cleanup_expired_mcp_resources')),
  rpc('logins are cleared up', 'service', (db) => db.rpc('cleanup_expired_oauth_sessions')),
  rpc('a vendor shows its key', 'anon', (db) =>
    db.rpc('validate_vendor_api_key', { p_key_id: 'vk_a1', p_key_secret: 'secret-a1' }),
  ),
  rpc('a vendor shows a wrong key', 'anon', (db) =>
    db.rpc('validate_vendor_api_key', { p_key_id: 'vk_a1', p_key_secret: 'guess' }),
  ),
  rpc('what a vendor used', 'service', (db) =>
    db.rpc('log_vendor_usage', {
      p_vendor_org_id: vendor('a001'),
      p_api_key_id: null,
      p_request_id: 'r-1',
      p_platform: 'mcp',
      p_service: 's',
      p_tokens: 4,
    }),
  ),
  rpc('the picture of a product', 'anon', (db) =>
    db.rpc('get_product_image_url', { p_product_id: product('b001') }),
  ),
  rpc('a forgotten password', 'anon', (db) =>
    db.rpc('request_password_reset', { p_email: 'bob@example.com' }),
  ),
  rpc('any select', 'alice', (db) =>
    db.rpc('execute_safe_query', {
      query_text: `select id, status from orders where id = '${order('a001')}'`,
    }),
  ),
  rpc('any select, by the qualified name', 'alice', (db) =>
    db.rpc('execute_safe_query', { query_text: 'select count(*) as n from public.memory_entries' }),
  ),
  rpc('a function that is not there', 'alice', (db) => db.rpc('apply_auth_event')),
]
