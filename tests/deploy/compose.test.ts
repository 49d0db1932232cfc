import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { documentsIn, PINNED, STOPS_WITHIN_SECONDS, unknownVariables } from '../support/deployment.ts';

const service = z.looseObject({
  image: z.string(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  stop_grace_period: z.string(),
});
const [document] = await documentsIn('compose.yaml');
const { services } = z.object({ services: z.object({ clausebook: service, postgres: service }) }).parse(document);
const { clausebook, postgres } = services;
const seconds = (period: string): number => Number(/^(\d+)s$/.exec(period)?.[1]);

describe('compose.yaml', () => {
  it('is as the Compose Specification has it', async () => {
    const schema: unknown = JSON.parse(await readFile('tests/fixtures/deploy/compose.schema.json', 'utf8'));
    const { $schema: _draft, ...rest } = z.looseObject({}).parse(schema);
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const valid = ajv.compile(rest);
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
    expect(valid({ services: { clausebook: { imag: 'x' } } })).toBe(false);
  });

  it.each(Object.entries(services))(
    'gives %s a read-only file system, no capability it does not need, and bounds',
    (_, given) => {
      expect(given).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(given).toHaveProperty('mem_limit');
      expect(given['privileged']).toBeUndefined();
    },
  );

  it('runs Clausebook as the image’s user, with one volume', () => {
    expect(clausebook).toMatchObject({ user: '1000:1000' });
    expect(clausebook).not.toHaveProperty('cap_add');
    expect(clausebook.volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual(['data:/data']);
    expect(clausebook.environment['DATA_DIR']).toBe('/data');
  });

  it('opens the port to this machine alone, and the database’s to nobody', () => {
    const port = String(readConfig({}).port);
    expect(clausebook.environment['PORT']).toBe(port);
    expect(clausebook.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(postgres.ports).toBeUndefined();
  });

  it('waits for a stop as long as it may take', () => {
    expect(seconds(clausebook.stop_grace_period)).toBeGreaterThan(STOPS_WITHIN_SECONDS);
  });

  it('starts PostgreSQL only when asked, pinned, of the version that is tested', async () => {
    expect(postgres.profiles).toEqual(['postgres']);
    expect(postgres.image).toMatch(PINNED);
    const tested = /Tested with PostgreSQL (\d+)/.exec(await readFile('docs/operations.md', 'utf8'))?.[1];
    expect(postgres.image).toContain(`/postgres:${tested}.`);
    expect(clausebook['depends_on']).toEqual({ postgres: { condition: 'service_healthy', required: false } });
  });

  it('sets nothing that is not read', () => {
    expect(unknownVariables(Object.keys(clausebook.environment))).toEqual([]);
  });
});
