import { z } from 'zod';
import { Fault } from './core/errors.ts';
import { councilId } from './core/guidance.ts';
import type { CouncilId } from './core/guidance.ts';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

/** Every council's guidance as an edition of its own, opened when somebody asks. */
export interface LibrariesConfig {
  /** Memory that opened guidance may take together, in bytes. */
  readonly mostBytes: number;
  /** The one council that a command is for. */
  readonly only?: CouncilId | undefined;
}

/** Room for about fifteen councils of 2,000 clauses; less would close and open them all day. */
const MEMORY_MB = 2048;
/** What one council of 2,000 clauses takes while another is opened: with less, nothing could stay open. */
const LEAST_MB = 256;

export const librariesShape = {
  COUNCILS_APART: text.pipe(z.enum(['yes', 'no'], 'yes or no.').optional()),
  GUIDANCE_MEMORY_MB: text.transform((value, context) => {
    if (value === undefined) return undefined;
    const megabytes = Number(value);
    if (/^\d{1,7}$/.test(value) && megabytes >= LEAST_MB) return megabytes;
    context.addIssue({ code: 'custom', message: `a whole number of megabytes from ${LEAST_MB}.` });
    return z.NEVER;
  }),
};

export function librariesFaults(env: Given): readonly string[] {
  const apart = env['COUNCILS_APART']?.trim() === 'yes';
  const faults: string[] = [];
  if (!apart && isGiven(env, 'GUIDANCE_MEMORY_MB'))
    faults.push('GUIDANCE_MEMORY_MB: goes with COUNCILS_APART=yes; guidance that all councils share stays in memory.');
  if (apart && env['WATCH_KNOWLEDGE']?.trim() === 'yes')
    faults.push(
      'WATCH_KNOWLEDGE: does not go with COUNCILS_APART; each council is put in force by “clausebook publish --council”.',
    );
  return faults;
}

export function librariesFrom(values: {
  readonly COUNCILS_APART?: 'yes' | 'no' | undefined;
  readonly GUIDANCE_MEMORY_MB?: number | undefined;
}): LibrariesConfig | undefined {
  if (values.COUNCILS_APART !== 'yes') return undefined;
  return { mostBytes: (values.GUIDANCE_MEMORY_MB ?? MEMORY_MB) * 1024 * 1024 };
}

/** The same for a command that is for one council, by the name of its folder. */
export const forCouncil = (libraries: LibrariesConfig | undefined, council: string | undefined) =>
  libraries && council !== undefined ? { ...libraries, only: councilId(council) } : libraries;

/** Throws CONFIG_INVALID where a council is named though all share one library: what was done would be done for all of them. */
export function refuseOne(libraries: LibrariesConfig | undefined, council: string | undefined): void {
  if (libraries !== undefined || council === undefined) return;
  throw new Fault(
    'CONFIG_INVALID',
    'All councils’ guidance is in force together here (COUNCILS_APART is not set): please leave --council out.',
  );
}

/** The library that a command is for; undefined: the one that all share. Throws CONFIG_INVALID if each council has its own and none is named. */
export function libraryOf({ libraries }: { readonly libraries: LibrariesConfig | undefined }): CouncilId | undefined {
  if (libraries === undefined) return undefined;
  const { only } = libraries;
  if (only !== undefined && FOLDER.test(only)) return only;
  throw new Fault(
    'CONFIG_INVALID',
    'Each council’s guidance is by itself here: please name one by its folder, with --council.',
  );
}

/** What may name a folder: it becomes part of paths. */
const FOLDER = /^(?!\.)[^/\\\p{C}]{1,100}$/u;
