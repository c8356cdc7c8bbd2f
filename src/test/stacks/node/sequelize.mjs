// What Sequelize does with the shop's tables. With a second argument, what the page says is run.
import { readFile } from 'node:fs/promises';
import { DataTypes, Sequelize } from 'sequelize';
import { step } from './steps.mjs';

const [url, written] = process.argv.slice(2);
const sequelize = new Sequelize(url, { logging: false, pool: { min: 1, max: 2 } });
const plain = {
  empty: (model, options) => model.truncate(options),
  perAuthor: ['Author.id'],
  alter: (db) => db.sync({ alter: true }),
};
const way = written
  ? new Function(await readFile(written, 'utf8') + '\nreturn { empty, perAuthor, alter };')()
  : plain;

const plainly = { timestamps: false };
const Author = sequelize.define('Author', { name: { type: DataTypes.STRING, allowNull: false } }, { tableName: 'authors', ...plainly });
const Book = sequelize.define(
  'Book',
  {
    title: { type: DataTypes.STRING, allowNull: false },
    isbn: { type: DataTypes.STRING, unique: true },
    pages: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    version: { type: DataTypes.INTEGER, field: 'lock_version' },
  },
  { tableName: 'books', version: true, ...plainly },
);
Author.hasMany(Book, { foreignKey: 'author_id' });
Book.belongsTo(Author, { foreignKey: 'author_id' });

const run = (name, what) =>
  step(name, (body) => sequelize.transaction((transaction) => body({ transaction })), what);
const byIsbn = (isbn, t) => Book.findOne({ where: { isbn }, ...t });

await run('findByPk', async (t) => (await Book.findByPk(1, t)).title);
await run('findAll, order', async (t) => (await Book.findAll({ order: ['title'], ...t })).map((b) => b.title));
await run('findAll, limit, offset', async (t) => (await Book.findAll({ order: ['id'], limit: 1, offset: 1, ...t })).map((b) => b.title));
await run('findAndCountAll', async (t) => (await Book.findAndCountAll({ limit: 1, ...t })).count);
await run('include', async (t) => (await Author.findAll({ include: Book, order: ['name'], ...t })).map((a) => a.Books.length));
await run('include, limit', async (t) => (await Author.findAll({ include: Book, order: ['name'], limit: 1, ...t })).map((a) => a.Books.length));
await run('create, and its id', async (t) => (await Book.create({ title: 'new' }, t)).id > 0);
await run('create, a default', async (t) => (await Book.create({ title: 'new' }, t)).pages);
await run('bulkCreate, and their ids', async (t) => (await Book.bulkCreate([{ title: 'a' }, { title: 'b' }], t)).map((b) => b.id > 0));
await run('bulkCreate, updateOnDuplicate', async (t) => {
  await Book.bulkCreate([{ title: 'u', isbn: 'i1' }], { updateOnDuplicate: ['title'], conflictAttributes: ['isbn'], ...t });
  return (await byIsbn('i1', t)).title;
});
await run('bulkCreate, ignoreDuplicates', async (t) => {
  await Book.bulkCreate([{ title: 'u', isbn: 'i1' }], { ignoreDuplicates: true, ...t });
  return Book.count(t);
});
await run('upsert', async (t) => (await Book.upsert({ title: 'u', isbn: 'i1' }, { conflictFields: ['isbn'], ...t }))[0].title);
await run('findOrCreate', async (t) => (await Book.findOrCreate({ where: { isbn: 'i7' }, defaults: { title: 'new' }, ...t }))[1]);
await run('save, changed', async (t) => {
  const book = await byIsbn('i2', t);
  book.title = 'changed';
  await book.save(t);
  return (await byIsbn('i2', t)).version;
});
await run('save of what another has changed', async (t) => {
  const [book, same] = [await byIsbn('i2', t), await byIsbn('i2', t)];
  await same.update({ title: 'first' }, t);
  await book.update({ title: 'second' }, t);
  return true;
});
await run('update, returning', async (t) => (await Book.update({ title: 'x' }, { where: { isbn: 'i2' }, returning: true, ...t }))[1][0].title);
await run('destroy', (t) => Book.destroy({ where: { isbn: 'i2' }, ...t }));
await run('lock', async (t) => (await Book.findAll({ lock: true, ...t })).length);
await run('lock, skipLocked', async (t) => (await Book.findAll({ lock: true, skipLocked: true, ...t })).length);
await run('group by the key', async (t) =>
  (await Author.findAll({
    attributes: ['name', [sequelize.fn('count', sequelize.col('Books.id')), 'n']],
    include: { model: Book, attributes: [] },
    group: way.perAuthor,
    order: [sequelize.col('Author.name')],
    raw: true,
    ...t,
  })).map((a) => Number(a.n)));
await run('not null', (t) => Book.create({ isbn: 'i9', title: null }, { validate: false, ...t }));
await run('unique', (t) => Book.create({ title: 'twice', isbn: 'i1' }, t));
await run('foreign key', (t) => Book.create({ title: 'x', author_id: 99 }, t));
await run('truncate', async (t) => {
  await way.empty(Book, t);
  return Book.count(t);
});
const catalog = sequelize.getQueryInterface();
await run('describeTable, its key', async () =>
  Object.entries(await catalog.describeTable('books')).filter(([, c]) => c.primaryKey).map(([name]) => name));
await run('showIndex', async () => (await catalog.showIndex('books')).map((index) => index.name));
await run('showAllTables', async () => (await catalog.showAllTables()).map((table) => table.tableName ?? table));
await run('addColumn', async (t) => {
  await catalog.addColumn('books', 'more', { type: DataTypes.INTEGER }, t);
  return true;
});
await run('sync', async () => {
  await sequelize.sync();
  return true;
});
await run('sync, alter', async () => {
  await way.alter(sequelize);
  return true;
});
await sequelize.close();
