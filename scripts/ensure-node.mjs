// Runs after `npm ci`. Where the machine's own Node cannot run it, brings Node 24 from the npm registry (pinned and
// checksummed in runtime/package-lock.json) and links it into node_modules/.bin, where npm scripts look first.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NEEDED, runsTypeScript } from './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

function linkedNode() {
  const folder = join(
    root,
    'runtime',
    'node_modules',
    `node-${windows ? 'win' : process.platform}-${process.arch}`,
    'bin',
  );
  return join(folder, windows ? 'node.exe' : 'node');
}

function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: join(root, 'runtime'), stdio: ['ignore', 'ignore', 'inherit'] };
  if (npm) execFileSync(process.execPath, [npm, ...args], options);
  else execFileSync(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

function link() {
  const bin = join(root, 'node_modules', '.bin');
  const target = join(bin, windows ? 'node.exe' : 'node');
  mkdirSync(bin, { recursive: true });
  rmSync(target, { force: true });
  if (windows) copyFileSync(linkedNode(), target);
  else symlinkSync(linkedNode(), target);
}

if (!runsTypeScript(process.versions.node)) {
  install();
  if (!existsSync(linkedNode())) {
    console.error(
      `Clausebook needs ${NEEDED}. This is ${process.versions.node}, and there is no ready-made Node 24 for ` +
        `${process.platform} ${process.arch}. Please install a newer Node and run npm ci again.`,
    );
    process.exit(1);
  }
  link();
  console.error(
    `Clausebook needs ${NEEDED}, and this is ${process.versions.node}: it will run on Node 24, now in node_modules/.bin.`,
  );
}
