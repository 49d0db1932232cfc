import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RequestHandler } from 'express';
import { KEEP_ASSETS_SECONDS } from './limits.ts';

/** What the page is made of beside its words. */
export interface Assets {
  readonly template: string;
  /** The address that the rest is under; another one when any of it changes. */
  readonly address: string;
  readonly serve: RequestHandler<{ version: string; name: string }>;
}

interface Asset {
  readonly type: string;
  readonly content: string;
}

export const ASSET_PATH = '/assets/:version/:name';

/** Reads the page's template, style and script, and those of govuk-frontend without the font that only GOV.UK may use. */
export async function loadAssets(): Promise<Assets> {
  const files = new Map<string, Asset>([
    ['govuk-frontend.css', { type: 'text/css', content: withOwnFont(await ofPackage('govuk-frontend.min.css')) }],
    ['govuk-frontend.js', { type: 'text/javascript', content: withoutMap(await ofPackage('govuk-frontend.min.js')) }],
    ['playground.css', { type: 'text/css', content: await ofPage('playground.css') }],
    ['playground.js', { type: 'text/javascript', content: await ofPage('playground.js') }],
    ['icon.svg', { type: 'image/svg+xml', content: await ofPage('icon.svg') }],
  ]);
  const version = versionOf([...files.values()]);
  return { template: await ofPage('page.html'), address: `/assets/${version}`, serve: serveFrom(files, version) };
}

const ofPage = (name: string): Promise<string> => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');

function ofPackage(name: string): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve(`govuk-frontend/dist/govuk/${name}`), 'utf8');
}

const withOwnFont = (css: string): string =>
  withoutMap(css)
    .replace(/(?:\/\*![^*]*\*\/)?@font-face\{[^}]*\}/g, '')
    .replaceAll('font-family:GDS Transport,arial,sans-serif', 'font-family:system-ui,Arial,sans-serif');

const withoutMap = (text: string): string => text.replace(/\/[/*]# sourceMappingURL=\S+(?: \*\/)?/, '');

function versionOf(files: readonly Asset[]): string {
  const hash = createHash('sha256');
  for (const { content } of files) hash.update(content);
  return hash.digest('hex').slice(0, 12);
}

const serveFrom =
  (files: ReadonlyMap<string, Asset>, version: string): Assets['serve'] =>
  (request, response, next) => {
    const file = request.params.version === version ? files.get(request.params.name) : undefined;
    if (file === undefined) return next();
    response.set('Cache-Control', `public, max-age=${KEEP_ASSETS_SECONDS}, immutable`);
    response.type(file.type).send(file.content);
  };
