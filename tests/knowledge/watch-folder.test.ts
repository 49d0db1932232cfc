import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchFolder } from '../../src/knowledge/watch-folder.ts';
import { aLog } from '../support/builders.ts';
import { aTempFolder } from '../support/temp-folder.ts';

/** Watches a folder with time in the test's hand. */
function aWatch(root: string, { told = true } = {}) {
  const waits: { readonly ms: number; readonly signal: AbortSignal; readonly over: () => void }[] = [];
  const log = aLog();
  let changed = 0;
  const watch = watchFolder({
    root,
    log,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push({ ms, signal, over: () => resolve(undefined) });
        signal.addEventListener('abort', () => reject(new Error('heard again')), { once: true });
      }),
  });
  onTestFinished(() => watch.stop());
  const tell = (): void => watch.tell(async () => void (changed += 1));
  if (told) tell();
  return { watch, waits, log, tell, changed: () => changed };
}

const soon = { timeout: 10_000, interval: 5 };

describe('a folder that is watched', () => {
  it('is read once it was quiet for two seconds, however much was saved', async () => {
    const root = await aTempFolder();
    await mkdir(join(root, 'marlpit'));
    const { waits, changed } = aWatch(root);
    await writeFile(join(root, 'marlpit', 'kites.yaml'), 'title: A');
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(0), soon);
    await writeFile(join(root, 'marlpit', 'pond.yaml'), 'title: B');
    const before = waits.length;
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(before - 1), soon);
    expect(new Set(waits.map(({ ms }) => ms))).toEqual(new Set([2000]));
    await vi.waitFor(() => {
      expect(waits.slice(0, -1).every(({ signal }) => signal.aborted)).toBe(true);
      waits.at(-1)?.over();
      expect(changed()).toBe(1);
    }, soon);
  });

  it('is read as well for what was saved before anybody was there to be told', async () => {
    const root = await aTempFolder();
    const { waits, tell, changed } = aWatch(root, { told: false });
    await writeFile(join(root, 'a.yaml'), 'a');
    await vi.waitFor(() => {
      expect(waits.length).toBeGreaterThan(0);
      waits.at(-1)?.over();
    }, soon);
    await setImmediate();
    expect(changed()).toBe(0);
    tell();
    await vi.waitFor(() => {
      waits.at(-1)?.over();
      expect(changed()).toBe(1);
    }, soon);
  });

  it('is left alone once nobody watches it', async () => {
    const root = await aTempFolder();
    const { watch, waits, changed } = aWatch(root);
    await writeFile(join(root, 'a.yaml'), 'a');
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(0), soon);
    watch.stop();
    expect(waits.at(-1)?.signal.aborted).toBe(true);
    expect(changed()).toBe(0);
  });

  it('that is not there is said in the log, and that is all', async () => {
    const { log } = aWatch(join(await aTempFolder(), 'nowhere'));
    const said = [{ level: 'warn', event: 'knowledge-not-watched' }];
    await vi.waitFor(() => expect(log.lines).toMatchObject(said), soon);
  });
});
