import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A package-lock.json, as far as it tells which packages the service runs with. */
export const lockfile = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional(), version: z.string().optional() })),
});
export type Lockfile = z.infer<typeof lockfile>;

export const readLockfile = async (root: string): Promise<Lockfile> =>
  lockfile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));

/** The folders of the packages that the service runs with, in order, beneath `root`. Those for other machines are not there. */
export async function runningPackages(root: string): Promise<readonly string[]> {
  const { packages } = await readLockfile(root);
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)))
    .sort();
}
