import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forCouncil, libraryOf, refuseOne } from '../src/config-libraries.ts';
import { readConfig } from '../src/config.ts';
import { openPublishing, openSuggestions } from '../src/open-publishing.ts';
import { openReceipts } from '../src/open-records.ts';
import { aLog } from './support/builders.ts';
import { faultsOf } from './support/config-faults.ts';
import { keptModel } from './support/kept-model.ts';
import { aTempFolder } from './support/temp-folder.ts';

const APART = { COUNCILS_APART: 'yes' };

describe('councils apart', () => {
  it('are a wish: by default all share one library', () => {
    for (const env of [{}, { COUNCILS_APART: 'no' }]) expect(readConfig(env).libraries).toBeUndefined();
    expect(readConfig(APART).libraries).toEqual({ mostBytes: 2048 * 1024 * 1024 });
    expect(readConfig({ ...APART, GUIDANCE_MEMORY_MB: '512' }).libraries).toEqual({ mostBytes: 512 * 1024 * 1024 });
  });

  it.each([
    [{ COUNCILS_APART: 'maybe' }, /^ {2}COUNCILS_APART: yes or no\.$/],
    [{ ...APART, GUIDANCE_MEMORY_MB: '255' }, /^ {2}GUIDANCE_MEMORY_MB: a whole number of megabytes from 256\.$/],
    [{ ...APART, GUIDANCE_MEMORY_MB: '1e9' }, /^ {2}GUIDANCE_MEMORY_MB: /],
    [{ GUIDANCE_MEMORY_MB: '512' }, /^ {2}GUIDANCE_MEMORY_MB: goes with COUNCILS_APART=yes/],
    [{ ...APART, WATCH_KNOWLEDGE: 'yes' }, /^ {2}WATCH_KNOWLEDGE: does not go with COUNCILS_APART/],
  ])('of %j are told what is wrong', (env, fault) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(fault)]);
  });

  it('have commands name the one they are for, by what may be a folder and nothing else', () => {
    const { libraries } = readConfig(APART);
    expect(libraryOf({ libraries: forCouncil(libraries, 'gedling') })).toBe('gedling');
    for (const council of [undefined, '', '..', '.', '../gedling', 'a/b', 'a\\b', 'a\0b', 'x'.repeat(101)])
      expect(() => libraryOf({ libraries: forCouncil(libraries, council) })).toThrow('with --council');
    expect(libraryOf({ libraries: forCouncil(undefined, 'gedling') })).toBeUndefined();
  });

  it('alone may be named: what is done for all is not said to be done for one', () => {
    expect(() => refuseOne(undefined, 'gedling')).toThrow('leave --council out');
    expect(() => refuseOne(undefined, undefined)).not.toThrow();
    expect(() => refuseOne(readConfig(APART).libraries, 'gedling')).not.toThrow();
  });

  it('open nothing for a command that names none', async () => {
    const data = join(await aTempFolder(), 'none');
    const config = readConfig({ ...APART, DATA_DIR: data });
    const opening = { log: aLog(), progress: () => {}, embedder: keptModel };
    for (const open of [openPublishing, openSuggestions])
      await expect(open(config, opening)).rejects.toThrow('with --council');
    await expect(openReceipts(config)).rejects.toThrow('with --council');
    expect(existsSync(data)).toBe(false);
  });
});
