import { readdir, readFile, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { documentsIn, pathsServed, STOPS_WITHIN_SECONDS, unknownVariables } from '../support/deployment.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const FOLDER = 'deploy/kubernetes';
const [kustomization] = await documentsIn(join(FOLDER, 'kustomization.yaml'));
const { resources } = z.object({ resources: z.array(z.string()) }).parse(kustomization);
const manifests = await documentsIn(...resources.map((file) => join(FOLDER, file)));
const kindOf = z.looseObject({ kind: z.string(), apiVersion: z.string() });
const labels = z.record(z.string(), z.string());
const selector = z.object({ matchLabels: labels });
const the = <T>(kind: string, schema: z.ZodType<T>): T =>
  schema.parse(manifests.find((manifest) => kindOf.parse(manifest).kind === kind));

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const container = z.looseObject({
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().optional() })),
  startupProbe: probe,
  readinessProbe: probe,
  livenessProbe: probe,
  lifecycle: z.object({ preStop: z.object({ exec: z.object({ command: z.array(z.string()) }) }) }),
});
const pod = z.looseObject({
  terminationGracePeriodSeconds: z.number(),
  containers: z.tuple([container]),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const deployment = the(
  'Deployment',
  z.object({
    spec: z.looseObject({
      replicas: z.number(),
      selector,
      template: z.object({ metadata: z.object({ labels }), spec: pod }),
    }),
  }),
);
const { template } = deployment.spec;
const [served] = template.spec.containers;
const valueOf = (name: string): string | undefined => served.env.find((each) => each.name === name)?.value;

/** Where the types of each kind are, for the compiler to hold the manifests against. */
const TYPES: Readonly<Record<string, string>> = {
  v1: 'core/v1',
  'apps/v1': 'apps/v1',
  'policy/v1': 'policy/v1',
  'networking.k8s.io/v1': 'networking/v1',
};

async function compiled(documents: readonly unknown[]): Promise<string> {
  const folder = await aTempFolder();
  const lines = documents.map((document, index) => {
    const { kind, apiVersion } = kindOf.parse(document);
    const type = `import('kubernetes-types/${TYPES[apiVersion]}').${kind}`;
    return `export const manifest${index}: ${type} = ${JSON.stringify(document)};`;
  });
  await writeFile(join(folder, 'manifests.ts'), lines.join('\n'));
  const paths = { 'kubernetes-types/*': [resolve('node_modules/kubernetes-types/*')] };
  const compilerOptions = {
    noEmit: true,
    strict: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    types: [],
    paths,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['manifests.ts'] }));
  const tsc = promisify(execFile)(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]);
  return tsc.then(
    () => '',
    (cause: unknown) => z.object({ stdout: z.string() }).parse(cause).stdout,
  );
}

describe('deploy/kubernetes', () => {
  it('names every file in kustomization.yaml', async () => {
    expect([...resources, 'kustomization.yaml'].toSorted()).toEqual((await readdir(FOLDER)).toSorted());
  });

  it('is made of what Kubernetes knows, to the last field', async () => {
    expect(await compiled(manifests)).toBe('');
    const misspelt = { apiVersion: 'v1', kind: 'Service', spec: { selectr: {} } };
    expect(await compiled([misspelt])).toContain('selectr');
  });

  it('runs two replicas, which share a database, and lets one go at a time', () => {
    expect(deployment.spec.replicas).toBe(2);
    expect(valueOf('DATABASE_URL_FILE')).toBeDefined();
    const budget = the(
      'PodDisruptionBudget',
      z.object({ spec: z.looseObject({ minAvailable: z.number(), selector }) }),
    );
    expect(budget.spec.minAvailable).toBe(deployment.spec.replicas - 1);
    expect(deployment).toMatchObject({ spec: { strategy: { rollingUpdate: { maxUnavailable: 0 } } } });
  });

  it('means the same pods everywhere', () => {
    const { labels: own } = template.metadata;
    const service = the('Service', z.object({ spec: z.looseObject({ selector: labels }) }));
    const policy = the('NetworkPolicy', z.object({ spec: z.looseObject({ podSelector: selector }) }));
    const budget = the('PodDisruptionBudget', z.object({ spec: z.looseObject({ selector }) }));
    for (const meant of [deployment.spec.selector.matchLabels, service.spec.selector]) expect(meant).toEqual(own);
    for (const { matchLabels } of [policy.spec.podSelector, budget.spec.selector]) expect(matchLabels).toEqual(own);
  });

  it('keeps to what a restricted namespace allows, and reads its own file system only', () => {
    expect(template.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(served).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      resources: { limits: { memory: expect.any(String) } },
    });
  });

  it('probes paths that are served, on the port that is taken', async () => {
    const { readinessProbe, livenessProbe, startupProbe } = served;
    const paths = [startupProbe, readinessProbe, livenessProbe].map(({ httpGet }) => httpGet.path);
    expect(paths).toEqual(['/healthz', '/readyz', '/healthz']);
    const known = await pathsServed();
    expect(paths.filter((path) => !known.includes(path))).toEqual([]);
    const { port } = readConfig({});
    expect(served.ports).toEqual([{ name: 'http', containerPort: port }]);
    expect(valueOf('PORT')).toBe(String(port));
  });

  it('lets nobody in but to that port, so that metrics are not reached from outside', () => {
    const ports = z.array(z.object({ port: z.number() }));
    const ingress = z.array(z.looseObject({ ports }));
    const policy = the(
      'NetworkPolicy',
      z.object({ spec: z.looseObject({ policyTypes: z.array(z.string()), ingress }) }),
    );
    expect(policy.spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(policy.spec.ingress.flatMap((rule) => rule.ports.map(({ port }) => port))).toEqual([readConfig({}).port]);
  });

  it('waits for a stop as long as it may take after the endpoints have heard', () => {
    const [, ms] = /setTimeout\(.*, (\d+)\)/.exec(served.lifecycle.preStop.exec.command.join(' ')) ?? [];
    const before = Number(ms) / 1000;
    expect(before).toBeGreaterThan(0);
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(before + STOPS_WITHIN_SECONDS);
  });

  it('takes secrets from files that are mounted, and sets nothing that is not read', async () => {
    const settings = the('ConfigMap', z.object({ data: z.record(z.string(), z.string()) }));
    expect(unknownVariables([...Object.keys(settings.data), ...served.env.map(({ name }) => name)])).toEqual([]);
    const mount = served.volumeMounts.find(({ name }) => name === 'secrets');
    expect(mount?.readOnly).toBe(true);
    const files = served.env.filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value);
    expect(files.filter((file) => !file.startsWith(`${mount?.mountPath}/`))).toEqual([]);
    const page = await readFile('docs/kubernetes.md', 'utf8');
    for (const file of files) expect(page).toContain(`--from-file=${file.slice(file.lastIndexOf('/') + 1)}=`);
  });

  it('mounts each volume that it has', () => {
    const names = template.spec.volumes.map(({ name }) => name);
    expect(served.volumeMounts.map(({ name }) => name)).toEqual(names);
    expect(served.volumeMounts.find(({ name }) => name === 'data')?.mountPath).toBe(valueOf('DATA_DIR'));
  });
});
