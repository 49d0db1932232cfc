import { createPhrasingWriter } from './adapters/chooser/phrasing-writer.ts';
import type { Wrote } from './adapters/chooser/phrasing-writer.ts';
import type { ChooserConfig } from './config-chooser.ts';

/** A model that writes 200 phrasings on a machine without a graphics card takes minutes. */
const TIME_LIMIT_MS = 10 * 60 * 1000;

/** Puts one request for phrasings to the model of the settings, if they name one. */
export async function askPhrasingModel(
  settings: ChooserConfig | undefined,
  request: string,
  stopped: AbortSignal,
): Promise<Wrote | 'not-set-up'> {
  if (settings === undefined) return 'not-set-up';
  return createPhrasingWriter(settings)(request, AbortSignal.any([stopped, AbortSignal.timeout(TIME_LIMIT_MS)]));
}
