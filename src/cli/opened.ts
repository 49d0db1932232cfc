import type { Exit } from './terminal.ts';

/** Does the work with what was opened for it, and closes that whatever comes of it. */
export async function withOpened<Opened extends { close(): Promise<void> }>(
  opening: Promise<Opened>,
  work: (opened: Opened) => Promise<Exit>,
): Promise<Exit> {
  const opened = await opening;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
