// Makes the calls of calls.mjs, or its reads alone, against one PostgREST, and prints each answer as
// a line of JSON. Its input is {"secret": …, "identities": {"alice": {"role": …, "sub": …}, …}}.
//   node run.mjs http://127.0.0.1:PORT calls|reads
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createClient } from '@supabase/supabase-js'
import * as script from './calls.mjs'
import { Chance } from './chance.mjs'

const HEADERS = ['content-type', 'content-range', 'location', 'preference-applied']

const [base, which] = process.argv.slice(2)
const { secret, identities } = JSON.parse(readFileSync(0, 'utf8'))

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

function tokenOf(claims) {
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** A client as an application has it, and plain requests for what it has no method for. */
function connect(identity) {
  const token = tokenOf(identities[identity])
  const seen = { requests: [] }
  // supabase-js expects PostgREST behind a gateway, under this path.
  const recorded = async (url, options) => {
    const direct = String(url).replace('/rest/v1', '')
    const response = await fetch(direct, options)
    seen.requests.push({
      method: options?.method ?? 'GET',
      relation: new URL(direct).pathname,
      headers: Object.fromEntries(
        HEADERS.filter((name) => response.headers.has(name)).map((name) => [
          name,
          response.headers.get(name),
        ]),
      ),
    })
    return response
  }
  const client = createClient(base, tokenOf({ role: 'anon' }), {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: recorded, headers: { Authorization: `Bearer ${token}` } },
  })
  const raw = async (path, { method = 'GET', headers = {}, body } = {}) => {
    const response = await recorded(`${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    const answer = text === '' ? null : JSON.parse(text)
    return {
      status: response.status,
      statusText: response.statusText,
      error: response.ok ? null : answer,
      data: response.ok ? answer : null,
      count: null,
    }
  }
  return { client, raw, seen }
}

const chance = new Chance(new Date())

for (const { name, as, call, differs = null } of script[which]) {
  const { client, raw, seen } = connect(as)
  const { status, statusText, error, data, count } = await call(client, raw)
  const answer = chance.replaced({
    status,
    statusText,
    error,
    data,
    count,
    requests: seen.requests,
  })
  console.log(JSON.stringify({ name, as, differs, answer }))
}
