import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { documentsIn, pathsServed, STOPS_WITHIN_SECONDS, unknownVariables } from '../support/deployment.ts';

const container = z.looseObject({
  image: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  probes: z.array(z.object({ type: z.string(), httpGet: z.object({ path: z.string(), port: z.number() }) })),
  volumeMounts: z.array(z.object({ volumeName: z.string(), mountPath: z.string() })),
});
const [document] = await documentsIn('deploy/azure/container-app.yaml');
const { configuration, template } = z
  .object({
    properties: z.object({
      configuration: z.looseObject({
        ingress: z.looseObject({ targetPort: z.number(), allowInsecure: z.boolean() }),
        secrets: z.array(z.looseObject({ name: z.string(), keyVaultUrl: z.string() })),
      }),
      template: z.looseObject({
        terminationGracePeriodSeconds: z.number(),
        containers: z.tuple([container]),
        scale: z.looseObject({ minReplicas: z.number() }),
        volumes: z.array(z.object({ name: z.string(), storageType: z.string() })),
      }),
    }),
  })
  .parse(document).properties;
const [served] = template.containers;
const { port } = readConfig({});

describe('deploy/azure/container-app.yaml', () => {
  it('names the image by digest and keeps one replica at the least', () => {
    expect(served.image).toMatch(/@sha256:DIGEST$/);
    expect(template.scale.minReplicas).toBeGreaterThanOrEqual(1);
  });

  it('probes paths that are served, on the port that is taken', async () => {
    const known = await pathsServed();
    expect(served.probes.map(({ type }) => type)).toEqual(['Startup', 'Readiness', 'Liveness']);
    expect(served.probes.filter(({ httpGet }) => !known.includes(httpGet.path) || httpGet.port !== port)).toEqual([]);
    expect(configuration.ingress).toMatchObject({ targetPort: port, allowInsecure: false });
    expect(served.env).toContainEqual({ name: 'PORT', value: String(port) });
  });

  it('waits for a stop as long as it may take', () => {
    expect(template.terminationGracePeriodSeconds).toBeGreaterThan(STOPS_WITHIN_SECONDS);
  });

  it('takes each secret from the vault, as a file, and sets nothing that is not read', () => {
    expect(unknownVariables(served.env.map(({ name }) => name))).toEqual([]);
    const mounted = served.volumeMounts.find(({ volumeName }) => volumeName === 'secrets')?.mountPath;
    const files = served.env.filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value);
    expect(files).toEqual(configuration.secrets.map(({ name }) => `${mounted}/${name}`));
    expect(configuration.secrets.filter(({ name, keyVaultUrl }) => !keyVaultUrl.endsWith(`/secrets/${name}`))).toEqual(
      [],
    );
    expect(template.volumes.map(({ name }) => name)).toEqual(served.volumeMounts.map(({ volumeName }) => volumeName));
  });
});
