import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

/** A language model of the council's own that may choose among the clauses found. */
export interface ChooserConfig {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

export const chooserShape = {
  CHOOSER_URL: text
    .refine(
      (value) => value === undefined || isAddress(value),
      'the address of a model, such as https://YOUR-RESOURCE.openai.azure.com/openai/v1 or http://localhost:11434/v1.',
    )
    .refine(
      (value) => value === undefined || !isAddress(value) || staysPrivate(new URL(value)),
      'a model outside this network is asked over https, never http: the question would be read on the way.',
    ),
  CHOOSER_MODEL: text,
  CHOOSER_API_KEY: text.refine(
    (value) => value === undefined || /^[\x21-\x7e]+$/.test(value),
    'a key has no spaces and no letters outside ASCII.',
  ),
};

export function chooserFaults(env: Given): readonly string[] {
  if (!Object.keys(chooserShape).some((name) => isGiven(env, name))) return [];
  const needed = ['CHOOSER_URL', 'CHOOSER_MODEL'];
  return needed
    .filter((name) => !isGiven(env, name))
    .map((name) => `${name}: is missing; the chooser needs it beside the other CHOOSER_ settings.`);
}

export function chooserFrom(values: {
  readonly CHOOSER_URL?: string | undefined;
  readonly CHOOSER_MODEL?: string | undefined;
  readonly CHOOSER_API_KEY?: string | undefined;
}): ChooserConfig | undefined {
  const { CHOOSER_URL: url, CHOOSER_MODEL: model, CHOOSER_API_KEY: apiKey } = values;
  if (url === undefined || model === undefined) return undefined;
  return { url, model, ...(apiKey === undefined ? {} : { apiKey }) };
}

/** A web address without a name or password, which belong in CHOOSER_API_KEY, and without a fragment, which is never sent. */
export function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, hash } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}

/** Names that stand for no machine on the internet: without a dot, as containers have, or under an ending kept for inside. */
const INSIDE_NAME = /^(?:[^.]+|.+\.(?:localhost|local|internal|home\.arpa))\.?$/;
/** Addresses of this machine and of private networks. */
const INSIDE_V4 = /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;
const INSIDE_V6 = /^\[(?:::1\]|f[cd][0-9a-f]{2}:)/;

function staysPrivate({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  if (hostname.startsWith('[')) return INSIDE_V6.test(hostname);
  return /^[\d.]+$/.test(hostname) ? INSIDE_V4.test(hostname) : INSIDE_NAME.test(hostname);
}
