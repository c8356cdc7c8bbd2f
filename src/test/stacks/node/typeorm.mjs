// What TypeORM does with the shop's tables. With a second argument, what the page says is run.
import { readFile } from 'node:fs/promises';
import typeorm from 'typeorm';
import { step } from './steps.mjs';

const { DataSource, EntitySchema } = typeorm;
const [url, written] = process.argv.slice(2);
const plain = {
  options: {},
  table: {},
  onIsbn: ['ON CONSTRAINT books_isbn_key'],
  perAuthor: (query) => query.groupBy('author.id'),
};
const way = written
  ? new Function(await readFile(written, 'utf8') + '\nreturn { options, table, perAuthor };')()
  : plain;

const Author = new EntitySchema({
  name: 'Author',
  tableName: 'authors',
  ...way.table,
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    name: { type: 'varchar' },
  },
  relations: { books: { type: 'one-to-many', target: 'Book', inverseSide: 'author' } },
});
const Book = new EntitySchema({
  name: 'Book',
  tableName: 'books',
  ...way.table,
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    title: { type: 'varchar' },
    isbn: { type: 'varchar', nullable: true },
    pages: { type: 'int', default: 1 },
    version: { type: 'int', version: true, name: 'lock_version', default: 0 },
    created: { type: 'timestamp', name: 'created_at', default: () => 'now()' },
    updated: { type: 'timestamp', name: 'updated_at', default: () => 'now()' },
  },
  uniques: [{ name: 'books_isbn_key', columns: ['isbn'] }],
  relations: {
    author: {
      type: 'many-to-one',
      target: 'Author',
      inverseSide: 'books',
      joinColumn: { name: 'author_id', foreignKeyConstraintName: 'books_author_id_fkey' },
      nullable: true,
    },
  },
});
const source = new DataSource({ type: 'postgres', url, entities: [Author, Book], ...way.options });
await source.initialize();
const run = (name, what) => step(name, (body) => source.transaction(body), what);
const byIsbn = (manager, isbn) => manager.findOneByOrFail(Book, { isbn });

await run('findOneBy the key', async (m) => (await m.findOneBy(Book, { id: 1 })).title);
await run('find, order', async (m) => (await m.find(Book, { order: { title: 'ASC' } })).map((b) => b.title));
await run('find, take, skip', async (m) => (await m.find(Book, { order: { id: 'ASC' }, take: 1, skip: 1 })).map((b) => b.title));
await run('find, relations', async (m) => (await m.find(Author, { relations: { books: true }, order: { name: 'ASC' } })).map((a) => a.books.length));
await run('find, relations, take', async (m) => (await m.find(Author, { relations: { books: true }, order: { name: 'ASC' }, take: 1 })).map((a) => a.books.length));
await run('findAndCount', async (m) => (await m.findAndCount(Book, { take: 1 }))[1]);
await run('exists', (m) => m.existsBy(Book, { isbn: 'i1' }));
await run('save, and its id', async (m) => Number((await m.save(Book, { title: 'new' })).id) > 0);
await run('save of many, and their ids', async (m) => (await m.save(Book, [{ title: 'a' }, { title: 'b' }])).map((b) => Number(b.id) > 0));
await run('save, changed', async (m) => {
  const book = await byIsbn(m, 'i2');
  book.title = 'changed';
  await m.save(Book, book);
  return (await byIsbn(m, 'i2')).version;
});
await run('save with a relation', async (m) => (await m.save(Book, { title: 'new', author: { id: 1 } })).author.id);
await run('insert, identifiers', async (m) => Number((await m.insert(Book, { title: 'new' })).identifiers[0].id) > 0);
await run('update', async (m) => (await m.update(Book, { isbn: 'i2' }, { title: 'x' })).affected);
await run('increment', async (m) => (await m.increment(Book, { isbn: 'i2' }, 'pages', 2)).affected);
await run('remove', async (m) => {
  await m.remove(Book, await byIsbn(m, 'i2'));
  return m.count(Book);
});
await run('delete', async (m) => (await m.delete(Book, { isbn: 'i2' })).affected);
await run('upsert', async (m) => {
  await m.upsert(Book, { title: 'u', isbn: 'i1' }, ['isbn']);
  return (await byIsbn(m, 'i1')).title;
});
await run('orIgnore', async (m) => {
  await m.createQueryBuilder().insert().into(Book).values({ title: 'u', isbn: 'i1' }).orIgnore().execute();
  return m.count(Book);
});
await run('lock, pessimistic_write', async (m) => (await m.findOne(Book, { where: { isbn: 'i2' }, lock: { mode: 'pessimistic_write' } })).title);
await run('lock, pessimistic_read', async (m) => (await m.findOne(Book, { where: { isbn: 'i2' }, lock: { mode: 'pessimistic_read' } })).title);
await run('lock, skip_locked', async (m) => (await m.find(Book, { lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } })).length);
await run('join', async (m) => (await m.createQueryBuilder(Book, 'b').innerJoinAndSelect('b.author', 'a').where("b.isbn = 'i3'").getOne()).author.name);
await run('groupBy the key', async (m) =>
  (await way
    .perAuthor(m.createQueryBuilder(Author, 'author').innerJoin('author.books', 'b').select('author.name').addSelect('count(*)', 'n'))
    .orderBy('author.id')
    .getRawMany()).map((a) => Number(a.n)));
await run('not null', (m) => m.insert(Book, { isbn: 'i9', title: null }));
await run('unique', (m) => m.insert(Book, { title: 'twice', isbn: 'i1' }));
await run('foreign key', (m) => m.insert(Book, { title: 'x', author: { id: 99 } }));
await run('clear', (m) => m.clear(Book));
await run('hasTable', (m) => m.queryRunner.hasTable('books'));
await run('getTable, its key', async (m) => (await m.queryRunner.getTable('books')).primaryColumns.map((c) => c.name));
await run('getTable, its foreign keys', async (m) => (await m.queryRunner.getTable('books')).foreignKeys.map((k) => k.referencedTableName));
await run('addColumn', (m) => m.queryRunner.addColumn('books', new typeorm.TableColumn({ name: 'more', type: 'int', isNullable: true })));
await run('synchronize would alter', async () =>
  (await source.driver.createSchemaBuilder().log()).upQueries
    .map((query) => query.query)
    .filter((sql) => /books|authors/.test(sql))
    .map((sql) => sql.split(' ').slice(0, 2).join(' '))
    .filter((sql, at, all) => all.indexOf(sql) === at));
await run('synchronize', async () => {
  await source.synchronize();
  return true;
});
await source.destroy();
