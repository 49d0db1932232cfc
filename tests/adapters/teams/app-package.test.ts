import { readFile } from 'node:fs/promises';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appManifest, welshStrings } from '../../../src/adapters/teams/app-manifest.ts';
import { appPackage } from '../../../src/adapters/teams/app-package.ts';

const DETAILS = {
  appId: '11111111-2222-4333-8444-555555555555',
  version: '1.0.0',
  council: 'Gedling Borough Council',
  website: 'https://www.example.gov.uk/',
  privacy: 'https://www.example.gov.uk/privacy',
  terms: 'https://www.example.gov.uk/terms',
};

const SCHEMAS = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';

/** Width and height that a PNG says of itself. */
const sizeOf = (png: Uint8Array): readonly number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

/** The value at a path such as "bots[0].commandLists[1].commands[0].title". */
function at(value: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>(
    (held, step) => new Map(Object.entries(z.looseObject({}).or(z.array(z.unknown())).parse(held))).get(step),
    value,
  );
}

describe('the app package for Teams', () => {
  it('holds a manifest that Microsoft’s schema takes, and only one that it takes', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifestOf())).toEqual([]);
    expect(await AppManifestUtils.validateAgainstSchema({ ...manifestOf(), accentColor: 'blue' })).not.toEqual([]);
  });

  it('says in Welsh everything that it says in English, under places that are there', async () => {
    const schema: unknown = JSON.parse(
      await readFile(
        `${SCHEMAS}/v${appManifest(DETAILS).manifestVersion}/MicrosoftTeams.Localization.schema.json`,
        'utf8',
      ),
    );
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    const { $schema: _, ...plain } = z.looseObject({}).parse(schema);
    const check = ajv.compile(plain);
    expect(check(welshStrings()) ? [] : check.errors).toEqual([]);
    const { $schema, ...strings } = welshStrings();
    expect($schema).toContain('Localization');
    for (const [path, welsh] of Object.entries(strings)) {
      const english = at(appManifest(DETAILS), path);
      expect([path, typeof english]).toEqual([path, 'string']);
      expect(path === 'name.short').toBe(welsh === english);
    }
    const described = JSON.stringify(appManifest(DETAILS)).match(/"description":"/g) ?? [];
    expect(Object.keys(strings).filter((path) => path.endsWith('.description'))).toHaveLength(described.length);
  });

  it('is a zip of manifest, Welsh words and icons of the sizes that Teams asks for, the same for the same details', async () => {
    const bytes = await appPackage(DETAILS);
    expect(Buffer.from(await appPackage(DETAILS)).equals(bytes)).toBe(true);
    const files = unzipSync(bytes);
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'cy.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifestOf());
    expect(sizeOf(files['color.png'] ?? new Uint8Array())).toEqual([192, 192]);
    expect(sizeOf(files['outline.png'] ?? new Uint8Array())).toEqual([32, 32]);
  });
});

const manifestOf = () => JSON.parse(JSON.stringify(appManifest(DETAILS)));
