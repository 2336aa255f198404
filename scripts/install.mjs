/**
 * Brings what a fresh machine lacks: the packages of the lock file, the compiled messages, and a Chromium from the system's packages.
 * Runs on Node alone, before anything is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { areMessagesCompiled } from './messages.mjs';

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-for-testing'];
const macChromium = '/Applications/Chromium.app/Contents/MacOS/Chromium';

/** The path of a Chromium that takes `--load-extension` (branded Chrome does not), or `null`. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  if (existsSync(macChromium)) return macChromium;
  for (const name of chromiumNames) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

function run(command, args, more = {}) {
  execFileSync(command, args, { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'], ...more });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Tieout needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/**
 * npm writes what it has installed beside the packages: older than the lock file means out of date. A linked folder is another
 * checkout's, which npm would empty.
 */
function arePackagesInstalled() {
  const packages = lstatSync(`${projectFolder}node_modules`, { throwIfNoEntry: false });
  if (packages?.isSymbolicLink()) return true;
  const installed = `${projectFolder}node_modules/.package-lock.json`;
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(`${projectFolder}package-lock.json`).mtimeMs
  );
}

function installPackages() {
  console.log('Installing the packages of package-lock.json …');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  });
}

function installChromium() {
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  const isRoot = process.getuid?.() === 0;
  const canSudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!hasApt || !(isRoot || canSudo)) {
    throw new Error(
      'No Chromium was found. Install one (on Debian or Ubuntu: sudo apt-get install chromium) or name it in CHROMIUM_PATH.',
    );
  }
  console.log("Installing Chromium from the system's packages …");
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', '-q', ...args];
    run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-noto-color-emoji');
}

/**
 * Installs what is missing. With `browser` also a Chromium, whose path is returned. Throws with what to do where rights
 * are lacking.
 */
export function ensureInstalled({ browser }) {
  checkNode();
  if (!arePackagesInstalled()) installPackages();
  if (!areMessagesCompiled()) run(process.execPath, ['scripts/messages.mjs']);
  if (!browser) return null;
  if (!findChromium()) installChromium();
  const found = findChromium();
  if (!found) throw new Error('Chromium was installed but cannot be found; name it in CHROMIUM_PATH.');
  return found;
}

/** The version of the extension, from its manifest. */
export function extensionVersion() {
  return JSON.parse(readFileSync(`${projectFolder}manifest.json`, 'utf8')).version;
}

/** Runs a TypeScript file of the project with Node, and returns its exit code. */
export function runTypeScript(file, args = [], env = {}) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status ?? 1;
}
