// Prisma's own engines are no npm packages. What it has for JavaScript asks the catalog as they do, by
// an adapter that does not know two types of the catalog: they are read as text.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { defineConfig } from 'prisma/config';

const CHAR = 18;
const NAME = 19;
const TEXT = 25;
const AS_TEXT = { [CHAR]: TEXT, [NAME]: TEXT, 1002: 1009, 1003: 1009 };

class Pool extends pg.Pool {
  async query(...query) {
    const result = await super.query(...query);
    for (const field of result.fields ?? []) {
      field.dataTypeID = AS_TEXT[field.dataTypeID] ?? field.dataTypeID;
    }
    return result;
  }
}

export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => new PrismaPg(new Pool({ connectionString: process.env.DATABASE_URL })),
});
