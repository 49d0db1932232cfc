import type { Log } from './ports.ts';
import type { Publishing } from './publishing.ts';

/** Reads the files again where nobody waits for what comes of it: the log says it, by ids and counts. Never rejects. */
export async function publishUnattended(
  publishing: Pick<Publishing, 'publish'>,
  kind: 'signal' | 'change',
  log: Log,
): Promise<void> {
  try {
    const { outcome } = await publishing.publish({ by: { kind } });
    log.info('guidance-read', { by: kind, outcome });
  } catch (cause) {
    log.error('guidance-not-read', { by: kind }, cause);
  }
}
