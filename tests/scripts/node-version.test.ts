import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runsTypeScript } from '../../scripts/node-version.mjs';
import { inProject, startNode } from '../support/child.ts';
import type { Ended } from '../support/child.ts';

describe('the rule for a Node version', () => {
  it.each(['22.18.0', '22.18.1', '22.21.0', '24.0.0', '24.11.1', '25.0.0-nightly20251001', '26.1.0', '100.0.0'])(
    'takes %s',
    (version) => expect(runsTypeScript(version)).toBe(true),
  );

  it.each([
    '16.20.2',
    '18.20.8',
    '20.20.2',
    '21.7.3',
    '22.0.0',
    '22.9.0',
    '22.17.1',
    '23.0.0',
    '23.11.1',
    '2.99.0',
    '',
    'x',
  ])('turns down “%s”', (version) => expect(runsTypeScript(version)).toBe(false));

  it('takes the Node that runs the tests', () => {
    expect(runsTypeScript(process.versions.node)).toBe(true);
  });

  it('stands in files that any Node from 18 up can read', async () => {
    for (const file of ['scripts/node-version.mjs', 'scripts/ensure-node.mjs', 'bin/clausebook.mjs']) {
      const source = await readFile(inProject(file), 'utf8');
      const imports = [...source.matchAll(/^import .* from '([^']+)'/gm)].map(([, from]) => from);
      expect(imports.filter((from) => from?.endsWith('.ts'))).toEqual([]);
      expect(source).not.toMatch(/import\.meta\.(dirname|filename|resolve)/);
    }
  });
});

/** Runs a script on this Node, which says that it is another. */
function runAs(version: string, ...argv: readonly string[]): Promise<Ended> {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const pretend = `Object.defineProperty(process, 'versions', { value: ${versions} });`;
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return startNode(['--import', preload, ...argv], { cwd: tmpdir() }).ended();
}

describe('on a Node that is too old', () => {
  it('the program says so and what helps, in a sentence without a stack trace', async () => {
    const { code, stdout, stderr } = await runAs('20.20.2', inProject('bin/clausebook.mjs'), 'check');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Clausebook needs Node 22\.18 .*, and this is 20\.20\.2\. Run it through npm .*\.\n$/);
  });
});

describe('on a Node that will do', () => {
  it('the program runs', async () => {
    const { code, stdout } = await runAs('22.18.0', inProject('bin/clausebook.mjs'), '--help');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Usage: clausebook') });
  });

  it('the installation brings no other', async () => {
    const { code, stdout, stderr } = await runAs('22.18.0', inProject('scripts/ensure-node.mjs'));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
