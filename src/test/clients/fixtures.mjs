// Ids out of verification/reorganization/fixtures.sql, where the fourth group is the table and the
// letter says whose the row is.
const id = (group, rest) => `00000000-0000-0000-${group}-00000000${rest}`

export const ALICE = id('0000', 'a11c')
export const BOB = id('0000', '0b0b')
export const CAROL = id('0000', 'ca01')
export const HARBOUR = id('0010', 'a11c')
export const ORCHARD = id('0010', 'ca01')

export const apiKey = (owner) => id('0107', owner)
export const project = (owner) => id('0111', owner)
export const storedKey = (owner) => id('0112', owner)
export const topic = (owner) => id('0120', owner)
export const memory = (owner) => id('0121', owner)
export const notification = (owner) => id('0141', owner)
export const wallet = (owner) => id('0147', owner)
export const beneficiary = (owner) => id('0155', owner)
export const bulkPayment = (owner) => id('0156', owner)
export const product = (owner) => id('0162', owner)
export const order = (owner) => id('0165', owner)
export const vendor = (owner) => id('0171', owner)
export const client = (owner) => id('0178', owner)

/** A key that a client makes up itself. */
export const fresh = (number) => id('0999', String(number).padStart(4, '0'))
