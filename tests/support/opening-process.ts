import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { numbered } from './kept-escalations.ts';
import { aNotice } from './notices.ts';

/** A process of its own that opens escalations 1, 2 … until it is killed, and prints the number of each that is acknowledged. */
const [place = ''] = process.argv.slice(2);
const store = createEscalationStore(await openDatabase(place));
for (let number = 1; ; number += 1) {
  await store.open(numbered(number), [aNotice(`notice ${number}`)]);
  process.stdout.write(`${number}\n`);
}
