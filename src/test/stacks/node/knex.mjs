// What Knex does with the shop's tables. With a second argument, what the page says is run instead.
import { readFile } from 'node:fs/promises';
import knexOf from 'knex';
import { step } from './steps.mjs';

const [url, written] = process.argv.slice(2);
const knex = knexOf({ client: 'pg', connection: url, pool: { min: 1, max: 1 } });

const plain = {
  empty: (trx) => trx('books').truncate(),
  upsert: (trx, row) => trx('books').insert(row).onConflict(trx.raw('on constraint books_isbn_key')).merge(),
  perAuthor: (trx) =>
    trx('authors')
      .join('books', 'books.author_id', 'authors.id')
      .groupBy('authors.id')
      .orderBy('authors.id')
      .select('authors.name')
      .count('* as n'),
  widen: (trx) => trx.schema.alterTable('books', (table) => table.integer('more')),
};
const way = written
  ? new Function(await readFile(written, 'utf8') + '\nreturn { empty, upsert, perAuthor, widen };')()
  : plain;

const run = (name, what) => step(name, (body) => knex.transaction(body), what);
const count = async (trx) => Number((await trx('books').count('* as n'))[0].n);

await run('select, where, orderBy', async (trx) => (await trx('books').where('pages', '>', 0).orderBy('title')).map((b) => b.title));
await run('first', async (trx) => (await trx('books').where({ isbn: 'i2' }).first()).title);
await run('limit, offset', async (trx) => (await trx('books').orderBy('id').limit(1).offset(1)).map((b) => b.title));
await run('pluck', (trx) => trx('books').orderBy('isbn').pluck('isbn'));
await run('join', async (trx) => (await trx('books').join('authors', 'authors.id', 'books.author_id').where('isbn', 'i3').select('name'))[0].name);
await run('groupBy the key', async (trx) => (await way.perAuthor(trx)).map((a) => Number(a.n)));
await run('insert', async (trx) => (await trx('books').insert({ title: 'new' })).rowCount);
await run('insert, returning', async (trx) => Number((await trx('books').insert({ title: 'new' }).returning('id'))[0].id) > 0);
await run('insert of many, returning', async (trx) => (await trx('books').insert([{ title: 'a' }, { title: 'b' }], ['title'])).map((b) => b.title));
await run('batchInsert', async (trx) => (await trx.batchInsert('books', [{ title: 'a' }, { title: 'b' }], 1).returning('title')).length);
await run('update', (trx) => trx('books').where({ isbn: 'i2' }).update({ title: 'x' }));
await run('update, returning', async (trx) => (await trx('books').where({ isbn: 'i2' }).update({ title: 'x' }, ['title']))[0].title);
await run('increment', (trx) => trx('books').where({ isbn: 'i2' }).increment('pages', 2));
await run('del', (trx) => trx('books').where({ isbn: 'i2' }).del());
await run('onConflict(column).merge()', async (trx) => {
  await trx('books').insert({ title: 'u', isbn: 'i1' }).onConflict('isbn').merge();
  return (await trx('books').where({ isbn: 'i1' }).first()).title;
});
await run('onConflict(column).ignore()', async (trx) => {
  await trx('books').insert({ title: 'u', isbn: 'i1' }).onConflict('isbn').ignore();
  return count(trx);
});
await run('onConflict of a constraint', async (trx) => {
  await way.upsert(trx, { title: 'u', isbn: 'i1' });
  return (await trx('books').where({ isbn: 'i1' }).first()).title;
});
await run('forUpdate', async (trx) => (await trx('books').where({ isbn: 'i2' }).forUpdate()).length);
await run('forUpdate, skipLocked', async (trx) => (await trx('books').forUpdate().skipLocked()).length);
await run('forShare', async (trx) => (await trx('books').forShare()).length);
await run('with, union', async (trx) => (await trx.with('b', trx('books').where({ author_id: 1 })).from('b').unionAll(trx('books').where({ author_id: 2 }))).length);
await run('not null', (trx) => trx('books').insert({ isbn: 'i9' }));
await run('unique', (trx) => trx('books').insert({ title: 'twice', isbn: 'i1' }));
await run('foreign key', (trx) => trx('books').insert({ title: 'x', author_id: 99 }));
await run('truncate', async (trx) => {
  await way.empty(trx);
  return count(trx);
});
await run('schema.hasTable', (trx) => trx.schema.hasTable('books'));
await run('schema.hasColumn', (trx) => trx.schema.hasColumn('books', 'isbn'));
await run('columnInfo', async (trx) => Object.keys(await trx('books').columnInfo()).length);
await run('columnInfo, nullable', async (trx) => (await trx('books').columnInfo('title')).nullable);
await run('schema.alterTable', async (trx) => {
  await way.widen(trx);
  return true;
});
await knex.destroy();
