import { importInThread } from './import-thread.ts';
import { READERS } from './readers.ts';

await importInThread(READERS);
