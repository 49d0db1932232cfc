import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where a Chromium may stand, unless CHROMIUM_PATH says where. */
const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The program to run, or undefined if this machine has none. */
export const CHROMIUM: string | undefined = [process.env['CHROMIUM_PATH'] ?? USUAL_PLACES]
  .flat()
  .find((path) => existsSync(path));

/** Ends the name of a suite that needs Chromium, so that a skipped suite says why. */
export const CHROMIUM_NOTE =
  CHROMIUM === undefined ? ' [skipped: no Chromium on this machine, set CHROMIUM_PATH or install it]' : '';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without anything that would call out of this machine. */
export async function launchChromium(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
