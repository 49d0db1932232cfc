import { createSqliteBackups } from '../../src/adapters/store/sqlite-backups.ts';

// Puts one copy and then the other in place of a database, again and again, until it is killed; a line each time.
const [place = '', ...copies] = process.argv.slice(2);
const { restore } = createSqliteBackups(place);
let done = 0;
for (let round = 0; ; round += 1) {
  const { outcome } = await restore(copies[done % copies.length] ?? '', Date.UTC(2026, 10, 21) + round);
  if (outcome === 'restored') done += 1;
  process.stdout.write(`${outcome}\n`);
}
