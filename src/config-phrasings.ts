import { isAddress } from './config-chooser.ts';
import type { ChooserConfig } from './config-chooser.ts';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

export const phrasingsShape = {
  PHRASINGS_URL: text
    .refine(
      (value) => value === undefined || isAddress(value),
      'the address of a model, such as https://YOUR-RESOURCE.openai.azure.com/openai/v1 or http://localhost:11434/v1.',
    )
    .refine(
      (value) => value === undefined || !isAddress(value) || isSafe(new URL(value)),
      'a model on another machine is asked over https, never http.',
    ),
  PHRASINGS_MODEL: text,
  PHRASINGS_API_KEY: text.refine(
    (value) => value === undefined || /^[\x21-\x7e]+$/.test(value),
    'a key has no spaces and no letters outside ASCII.',
  ),
};

export function phrasingsFaults(env: Given): readonly string[] {
  if (!Object.keys(phrasingsShape).some((name) => isGiven(env, name))) return [];
  return ['PHRASINGS_URL', 'PHRASINGS_MODEL']
    .filter((name) => !isGiven(env, name))
    .map((name) => `${name}: is missing; it is needed beside the other PHRASINGS_ settings.`);
}

export function phrasingsFrom(values: {
  readonly PHRASINGS_URL?: string | undefined;
  readonly PHRASINGS_MODEL?: string | undefined;
  readonly PHRASINGS_API_KEY?: string | undefined;
}): ChooserConfig | undefined {
  const { PHRASINGS_URL: url, PHRASINGS_MODEL: model, PHRASINGS_API_KEY: apiKey } = values;
  if (url === undefined || model === undefined) return undefined;
  return { url, model, ...(apiKey === undefined ? {} : { apiKey }) };
}

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
