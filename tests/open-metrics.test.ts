import { describe, expect, it, onTestFinished } from 'vitest';
import { openMetrics, remembered } from '../src/open-metrics.ts';
import { aLog } from './support/builders.ts';
import { A_READING } from './support/measured.ts';

const KEPT = A_READING.kept!;

describe('what is read of the database', () => {
  it('stands for five seconds, and is asked for by one at a time', async () => {
    let [now, asked] = [1_000_000, 0];
    const read = remembered(
      async () => ({ ...KEPT, parked: (asked += 1) }),
      () => now,
    );
    const all = await Promise.all(Array.from({ length: 20 }, () => read()));
    expect(all.every((each) => each?.parked === 1)).toBe(true);
    now += 4999;
    expect(await read()).toMatchObject({ parked: 1 });
    now += 1;
    expect(await read()).toMatchObject({ parked: 2 });
    // A clock that was put back does not stop it.
    now -= 1_000_000;
    expect(await read()).toMatchObject({ parked: 3 });
  });

  it('is not known where the database fails or takes too long', async () => {
    expect(
      await remembered(
        () => Promise.reject(new Error('away')),
        () => 0,
      )(),
    ).toBeUndefined();
    const hangs = remembered(
      () => new Promise(() => {}),
      () => 0,
      10,
    );
    expect(await hangs()).toBeUndefined();
  });
});

const STANDING = {
  now: () => ({ edition: A_READING.edition, behind: false, modelDegraded: false }),
  kept: async () => KEPT,
  clock: Date.now,
};

async function served(port = 0): Promise<string> {
  const log = aLog();
  const { serve } = await openMetrics({ host: '127.0.0.1', port });
  onTestFinished(await serve(STANDING, log));
  return `http://127.0.0.1:${log.lines[0]?.fields['port']}`;
}

describe('the metrics of a service', () => {
  it('are served at one address of a port of their own, and nothing else is', async () => {
    const address = await served();
    const response = await fetch(`${address}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toContain('clausebook_edition_number 7');
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('are refused with PORT_IN_USE and a remedy where another program has the port', async () => {
    const { port } = new URL(await served());
    await expect(served(Number(port))).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `Cannot serve metrics on 127.0.0.1, port ${port} (EADDRINUSE). Check METRICS_HOST and METRICS_PORT; they need a port of their own.`,
    });
  });

  it('are served nowhere where no port is set', async () => {
    const log = aLog();
    const { meter, serve } = await openMetrics(undefined);
    meter.note({ measured: 'find', ms: 1 });
    await (
      await serve(STANDING, log)
    )();
    expect(log.lines).toEqual([]);
  });
});
