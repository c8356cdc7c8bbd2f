// What clients of the reorganized database send today, in the order in which both sides hear it.
export const calls = [
  {
    name: 'list own and organization memories',
    as: 'alice',
    call: (client) => client.from('memory_entries').select('id, title, content').order('id'),
  },
  {
    name: 'add a memory and read it back',
    as: 'alice',
    call: (client) =>
      client
        .from('memory_entries')
        .insert({
          title: 'Facades',
          content: 'A view that cannot be told from its table.',
          user_id: '00000000-0000-0000-0000-00000000a11c',
          organization_id: '00000000-0000-0000-0010-00000000a11c',
        })
        .select()
        .single(),
  },
]
