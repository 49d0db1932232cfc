import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { appManifest, MANIFEST_FILES, welshStrings } from './app-manifest.ts';
import type { AppDetails } from './app-manifest.ts';

/** The folder of the icons that come with Clausebook. */
const ICONS = new URL('../../../deploy/teams/', import.meta.url);
/** A zip must have a time; one of its own makes the same details give the same bytes. */
const MADE = new Date('2026-01-01T00:00:00Z');

/** The package that an administrator uploads to Teams: a zip of manifest, Welsh words and icons. */
export async function appPackage(details: AppDetails): Promise<Uint8Array> {
  const { color, outline, welsh } = MANIFEST_FILES;
  const json = (value: object): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': json(appManifest(details)),
    [welsh]: json(welshStrings()),
    [color]: new Uint8Array(await readFile(new URL(color, ICONS))),
    [outline]: new Uint8Array(await readFile(new URL(outline, ICONS))),
  };
  return zipSync(files, { mtime: MADE });
}
