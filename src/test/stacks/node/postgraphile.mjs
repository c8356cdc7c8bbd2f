// What PostGraphile makes of the shop's tables, and what its API does. The comments that the page
// says are in the database, where they are.
import { graphql } from 'graphql';
import pg from 'pg';
import postgraphile from 'postgraphile';
import { step } from './steps.mjs';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 2 });
const schema = await postgraphile.createPostGraphileSchema(pool, ['public'], { dynamicJson: true });

async function transaction(body) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await body(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

// Its errors are those of GraphQL or of Postgres, and the API hides which.
async function ask(client, query) {
  const { data, errors } = await graphql(schema, query, null, { pgClient: client });
  if (errors) {
    throw errors[0].originalError ?? errors[0];
  }
  return data;
}

const run = (name, query, pick) => step(name, transaction, async (client) => pick(await ask(client, query)));
const shape = (name, what) => step(name, transaction, what);
const named = (type, pattern) =>
  Object.keys(schema.getType(type)?.getFields() ?? {}).filter((field) => pattern.test(field)).sort();

await shape('types', () => ['Book', 'Author', 'Person'].filter((name) => schema.getType(name)));
await shape('queries', () => named('Query', /book|person/i));
await shape('mutations', () => named('Mutation', /book|person/i));
await shape('fields of a book', () => named('Book', /./));
await shape('fields of a person', () => named('Person', /./));
await shape('description', () => schema.getType('Person')?.description?.split('\n')[0]);
await run('all', '{ allBooks(orderBy: TITLE_ASC) { nodes { title } } }', (d) => d.allBooks.nodes.map((b) => b.title));
await run('all, by natural order', '{ allBooks { nodes { title } } }', (d) => d.allBooks.nodes.map((b) => b.title));
await run('condition', '{ allBooks(condition: { isbn: "i2" }) { nodes { title } } }', (d) => d.allBooks.nodes[0].title);
await run('first, offset, totalCount', '{ allBooks(first: 1, offset: 1, orderBy: ISBN_ASC) { totalCount nodes { isbn } } }', (d) => [d.allBooks.totalCount, d.allBooks.nodes[0].isbn]);
await run('pageInfo', '{ allBooks(first: 1, orderBy: ISBN_ASC) { pageInfo { hasNextPage } } }', (d) => d.allBooks.pageInfo.hasNextPage);
await run('by the key', '{ bookById(id: "1") { title } }', (d) => d.bookById.title);
await run('by a unique column', '{ bookByIsbn(isbn: "i2") { title } }', (d) => d.bookByIsbn.title);
await run('nodeId', '{ bookById(id: "1") { nodeId } }', (d) => d.bookById.nodeId.length > 0);
await run('relation to one', '{ allBooks(condition: { isbn: "i1" }) { nodes { writer { name } } } }', (d) => d.allBooks.nodes[0].writer.name);
await run('relation to many', '{ allPeople(orderBy: NAME_ASC) { nodes { works { totalCount } } } }', (d) => d.allPeople.nodes.map((p) => p.works.totalCount));
await run('create', 'mutation { createBook(input: { book: { title: "new", isbn: "i9" } }) { book { title pages } } }', (d) => d.createBook.book);
await run('create, and its id', 'mutation { createBook(input: { book: { title: "new", isbn: "i9" } }) { book { id } } }', (d) => d.createBook.book.id > 0);
await run('update by the key', 'mutation { updateBookById(input: { id: "2", bookPatch: { title: "x" } }) { book { title } } }', (d) => d.updateBookById.book.title);
await run('update by a unique column', 'mutation { updateBookByIsbn(input: { isbn: "i2", bookPatch: { title: "x" } }) { book { title } } }', (d) => d.updateBookByIsbn.book.title);
await run('delete by the key', 'mutation { deleteBookById(input: { id: "2" }) { book { title } } }', (d) => d.deleteBookById.book.title);
await run('unique', 'mutation { createBook(input: { book: { title: "x", isbn: "i1" } }) { book { title } } }', () => null);
await run('create, without a title', 'mutation { createBook(input: { book: { isbn: "i9" } }) { book { title } } }', () => null);
await pool.end();
