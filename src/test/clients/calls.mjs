// What clients of the reorganized database send, in the order in which both databases hear it.
//   name     what they want, said once
//   as       an identity of rehearsal.yaml
//   call     with a supabase-js client, and plain requests for what it has no method for
//   differs  where the answers cannot be the same, as paths into them, and why; must show
import { reads } from './reads.mjs'
import { embeds } from './embeds.mjs'
import { writes } from './writes.mjs'
import { refusals } from './refusals.mjs'
import { functions } from './functions.mjs'

export const calls = [...reads, ...embeds, ...writes, ...refusals, ...functions]

export { reads }
