// What Prisma does with the shop's tables. With a second and third argument, what the page says is
// run: the one for the client, the other for db pull.
import { execFile } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { step } from './steps.mjs';

const [url, written, pulled] = process.argv.slice(2);
const { PrismaClient } = (await import('./prisma-client/index.js')).default;
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
const plain = {
  empty: (tx) => tx.$executeRaw`truncate books`,
  perAuthor: (tx) =>
    tx.$queryRaw`
      select a.name, count(*) as n from authors as a join books as b on b.author_id = a.id
      group by a.id order by a.id`,
  upsert: (tx, title, isbn) =>
    tx.$executeRaw`
      insert into books (title, isbn) values (${title}, ${isbn})
      on conflict on constraint books_isbn_key do update set title = excluded.title`,
};
const way = written
  ? new Function(await readFile(written, 'utf8') + '\nreturn { empty, perAuthor, upsert };')()
  : plain;

const run = (name, what) => step(name, (body) => prisma.$transaction(body), what);
const byIsbn = (tx, isbn) => tx.book.findUniqueOrThrow({ where: { isbn } });

await run('findUnique', async (tx) => (await byIsbn(tx, 'i1')).title);
await run('findMany, orderBy', async (tx) => (await tx.book.findMany({ orderBy: { title: 'asc' } })).map((b) => b.title));
await run('findMany, take, skip', async (tx) => (await tx.book.findMany({ orderBy: { id: 'asc' }, take: 1, skip: 1 })).map((b) => b.title));
await run('findMany, cursor', async (tx) => (await tx.book.findMany({ orderBy: { id: 'asc' }, cursor: { id: 2n }, take: 1 })).map((b) => b.title));
await run('include', async (tx) => (await tx.author.findMany({ include: { books: true }, orderBy: { name: 'asc' } })).map((a) => a.books.length));
await run('where in a relation', async (tx) => (await tx.author.findMany({ where: { books: { some: { isbn: 'i3' } } } })).map((a) => a.name));
await run('count', (tx) => tx.book.count());
await run('aggregate', async (tx) => (await tx.book.aggregate({ _sum: { pages: true } }))._sum.pages);
await run('groupBy', async (tx) => (await tx.book.groupBy({ by: ['authorId'], _count: true, orderBy: { authorId: 'asc' } })).map((g) => g._count));
await run('create, and its id', async (tx) => (await tx.book.create({ data: { title: 'new' } })).id > 0n);
await run('create with a relation', async (tx) => (await tx.book.create({ data: { title: 'new', author: { connect: { id: 1n } } }, include: { author: true } })).author.name);
await run('create, nested', async (tx) => (await tx.author.create({ data: { name: 'C', books: { create: [{ title: 'a' }, { title: 'b' }] } }, include: { books: true } })).books.length);
await run('createMany', async (tx) => (await tx.book.createMany({ data: [{ title: 'a' }, { title: 'b' }] })).count);
await run('createManyAndReturn', async (tx) => (await tx.book.createManyAndReturn({ data: [{ title: 'a' }, { title: 'b' }] })).map((b) => b.pages));
await run('createMany, skipDuplicates', async (tx) => (await tx.book.createMany({ data: [{ title: 'a', isbn: 'i1' }], skipDuplicates: true })).count);
await run('upsert', async (tx) => (await tx.book.upsert({ where: { isbn: 'i1' }, create: { title: 'u', isbn: 'i1' }, update: { title: 'u' } })).title);
await run('update', async (tx) => (await tx.book.update({ where: { isbn: 'i2' }, data: { title: 'x' } })).title);
await run('update, increment', async (tx) => (await tx.book.update({ where: { isbn: 'i2' }, data: { pages: { increment: 2 } } })).pages);
await run('updateMany', async (tx) => (await tx.book.updateMany({ where: { isbn: 'i2', version: 0 }, data: { version: 1 } })).count);
await run('delete', async (tx) => (await tx.book.delete({ where: { isbn: 'i2' } })).title);
await run('deleteMany', async (tx) => (await tx.book.deleteMany({})).count);
await run('unique', (tx) => tx.book.create({ data: { title: 'twice', isbn: 'i1' } }));
await run('foreign key', (tx) => tx.book.create({ data: { title: 'x', authorId: 99n } }));
await run('raw, for update', (tx) => tx.$executeRaw`select 1 from books for update`);
await run('raw, truncate', async (tx) => {
  await way.empty(tx);
  return tx.book.count();
});
await run('raw, group by the key', async (tx) => (await way.perAuthor(tx)).map((a) => Number(a.n)));
await run('raw, on conflict on constraint', async (tx) => {
  await way.upsert(tx, 'u', 'i1');
  return (await byIsbn(tx, 'i1')).title;
});
await prisma.$disconnect();

/** The lines of what db pull finds, without the blanks in which they are laid out. */
async function pull() {
  await copyFile(pulled ?? 'schema.prisma', 'pulled.prisma');
  const { stdout } = await promisify(execFile)(
    'node',
    ['node_modules/prisma/build/index.js', 'db', 'pull', '--print', '--schema', 'pulled.prisma'],
    { env: { ...process.env, DATABASE_URL: url } },
  ).catch((error) => error);
  return stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
}

const lines = await pull();
const found = (name, pattern) => step(name, (body) => body(), () => lines.filter((line) => pattern.test(line)).length);
await found('db pull, models', /^model /);
await found('db pull, keys', /@id/);
await found('db pull, unique columns', /@unique/);
await found('db pull, relations', /@relation/);
