// Where the answers cannot be the same, why, and what is heard afterwards instead. Each is held to
// show exactly so: a difference that is gone has to go from here.
//   at  paths into the answer, with the value afterwards; of an object, the members that matter

/** Postgres says of a view that it is a view. */
export const viewNotTable = (relation) => ({
  because: 'Postgres calls the facade a view where it called the table a table',
  at: { 'error.message': `permission denied for view ${relation}` },
})

/** Errors about rows name the table that the rows are in. */
export const newName = (message) => ({
  because: 'the message names the table, and the table has another name; code and constraint stay',
  at: { 'error.message': message },
})

const refused = (error) => ({
  status: 400,
  statusText: 'Bad Request',
  data: null,
  error,
  'requests[0].headers.keys': ['content-type'],
})

export const nothingRequired = {
  because: 'a column of a view is never not null to the catalog, so the API requires none',
  at: { 'data.keys': [] },
}

const foreignKey = (relation) =>
  `Note:\nThis is a Foreign Key to \`${relation}.id\`.<fk table='${relation}' column='id'/>`

export const describedByAnyView = {
  because:
    'PostgREST 12 describes a foreign key by the first view of its target, where no table is left',
  at: {
    'data.key_security_events[1][1]': foreignKey('api_keys_compat'),
    'data.key_usage_analytics[1][1]': foreignKey('api_keys_compat'),
    'data.marketplace_transactions[1][1]': foreignKey('order_overview'),
    'data.order_items[1][1]': foreignKey('order_overview'),
    'data.risk_analysis[1][1]': foreignKey('order_overview'),
  },
}
