import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readLockfile } from './packages.ts';

const MARK = 'node_modules/';
/** A bill has half a megabyte. */
const MOST_BYTES = 20_000_000;

const bill = z.looseObject({ components: z.array(z.looseObject({ name: z.string(), version: z.string() })) });
type Bill = z.infer<typeof bill>;

/**
 * What the service runs with, as CycloneDX, by npm. Throws if a package is missing. npm is shown a project without development's packages:
 * `npm sbom --omit=dev` also leaves out what both need (npm/cli issue 7909), and fails where development's are not installed.
 */
export async function billOfMaterials(root: string): Promise<Bill> {
  const folder = await mkdtemp(join(tmpdir(), 'bill-'));
  try {
    // npm names the bill's subject after the folder.
    const project = join(folder, 'clausebook');
    await mkdir(project);
    const names = await writeRunningProject(root, project);
    const made = bill.parse(JSON.parse(await npmSbom(project)));
    const told = new Set(made.components.map(({ name, version }) => `${name}@${version}`));
    const missing = names.filter((name) => !told.has(name));
    if (missing.length > 0) throw new Error(`npm left these out of the bill of materials: ${missing.join(', ')}`);
    return made;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes the project as it is for somebody who only runs it, and resolves to its packages' names and versions. */
async function writeRunningProject(root: string, project: string): Promise<readonly string[]> {
  const { devDependencies: _dev, ...manifest } = z
    .looseObject({ devDependencies: z.unknown() })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const lock = await readLockfile(root);
  const { devDependencies: _own, ...self } = { ...lock.packages[''] };
  const running = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const packages = { '': self, ...Object.fromEntries(running) };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  return running.map(([path, { version }]) => `${path.slice(path.lastIndexOf(MARK) + MARK.length)}@${version}`);
}

async function npmSbom(cwd: string): Promise<string> {
  const args = ['sbom', '--offline', '--package-lock-only', '--sbom-type=application', '--sbom-format=cyclonedx'];
  return (await promisify(execFile)('npm', args, { cwd, maxBuffer: MOST_BYTES })).stdout;
}
