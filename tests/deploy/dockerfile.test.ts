import { access, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { PINNED, pathsServed, unknownVariables } from '../support/deployment.ts';
import { stagesOf } from '../support/dockerfile.ts';
import type { Instruction } from '../support/dockerfile.ts';

const dockerfile = await readFile('Dockerfile', 'utf8');
const [before = [], ...stages] = stagesOf(dockerfile);
const [build = [], run = []] = stages;
const the = (stage: readonly Instruction[], name: string): readonly string[] =>
  stage.filter((each) => each.name === name).map(({ rest }) => rest);
const dataOf = (env: string): string => /DATA_DIR=(\S+)/.exec(env)?.[1] ?? '';

describe('the Dockerfile', () => {
  it('has two stages on one image, pinned, with the Node that the tests run on', async () => {
    const [image = ''] = the(before, 'ARG').map((rest) => rest.replace('NODE_IMAGE=', ''));
    expect(image).toMatch(PINNED);
    expect(stages.map(([from]) => from?.rest)).toEqual(['${NODE_IMAGE} AS build', '${NODE_IMAGE}']);
    const runtime = z.object({ version: z.string() }).parse(JSON.parse(await readFile('runtime/package.json', 'utf8')));
    expect(image).toContain(`node:${runtime.version}-bookworm-slim@`);
  });

  it('runs as nobody special, by number, and writes to the volume alone', () => {
    const users = the(run, 'USER');
    expect(users).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    expect(run.findIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      run.findLastIndex(({ name }) => name === 'RUN'),
    );
    expect(the(run, 'VOLUME')).toEqual([dataOf(the(run, 'ENV').join(' '))]);
  });

  it('brings no build tools: what runs comes from the first stage, and nothing is installed beside it', () => {
    expect(the(run, 'COPY').filter((rest) => !rest.startsWith('--from=build '))).toEqual([]);
    expect(the(run, 'ADD')).toEqual([]);
    expect(the(run, 'RUN').filter((rest) => /\b(?:apt|apt-get|npm (?:ci|install)|curl|wget)\b/.test(rest))).toEqual([]);
    expect(the(run, 'RUN').join(' ')).toContain('rm -rf /usr/local/lib/node_modules');
  });

  it('makes vectors, bill of materials and notices at build time, and takes them along', () => {
    const made = the(build, 'RUN').join(' ');
    for (const script of ['make-vectors', 'make-sbom', 'third-party-notices', 'trim-packages', 'warm-up'])
      expect(made).toContain(`node scripts/${script}.ts`);
    expect(the(run, 'COPY').join(' ')).toContain('/app/THIRD-PARTY-NOTICES /app/sbom.json');
    expect(made.indexOf('third-party-notices')).toBeLessThan(made.indexOf('trim-packages'));
  });

  it('asks after a path that is served, on the port that is taken', async () => {
    const [check = ''] = the(run, 'HEALTHCHECK');
    const { port } = readConfig({});
    expect(the(run, 'EXPOSE')).toEqual([String(port)]);
    const asked = /127\.0\.0\.1:\$\{process\.env\.PORT \|\| (\d+)\}(\/\w+)/.exec(check);
    expect(asked?.[1]).toBe(String(port));
    expect(await pathsServed()).toContain(asked?.[2]);
  });

  it('sets nothing that is not read, but what Node and its memory go by', () => {
    const set = the(run, 'ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0] ?? ''));
    expect(unknownVariables(set)).toEqual(['NODE_ENV', 'MALLOC_ARENA_MAX']);
  });
});

describe('.dockerignore', () => {
  it('sends what the image is made of, and nothing that is not there', async () => {
    const lines = (await readFile('.dockerignore', 'utf8')).split('\n').filter((line) => /^[^#]/.test(line));
    expect(lines[0]).toBe('*');
    const sent = lines.slice(1).map((line) => line.replace(/^!/, ''));
    for (const path of sent) await access(path.replace('/*.mjs', '/node-version.mjs'));
    const copied = the(build, 'COPY').flatMap((rest) => rest.split(' ').slice(0, -1));
    const missing = copied.filter((path) => !sent.some((each) => covers(each, path)));
    expect(missing).toEqual([]);
    const scripts = [...dockerfile.matchAll(/node (scripts\/[\w-]+\.ts)/g)].map(([, path = '']) => path);
    expect(scripts.filter((path) => !sent.includes(path))).toEqual([]);
  });
});

const covers = (sent: string, path: string): boolean =>
  sent === path || sent.startsWith(`${path}/`) || (sent.endsWith('*.mjs') && path.endsWith('.mjs'));
