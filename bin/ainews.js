#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it: finds a Node that is new enough, then hands over.
import { readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 24 || (major === 24 && minor >= 18)) {
  module.enableCompileCache?.();
  const root = new URL('../', import.meta.url);
  const { main } = await import(
    new URL(isBuilt(root) ? 'dist/adapters/main.js' : 'adapters/main.ts', root).href
  );
  process.exitCode = await main(process.argv.slice(2));
} else {
  const bundled = findNode();
  if (!bundled) {
    console.error(
      `ainews needs Node 24.18 or newer; this is ${process.version}. Run "npm ci" (it brings a Node along), or install Node 24.`,
    );
    process.exit(1);
  }
  const { spawn } = await import('node:child_process');
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to both; passing it on would be a second one.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Is there a built program, and none of the sources beside it newer? */
function isBuilt(root) {
  const builtAt = changedAt(new URL('dist/adapters/main.js', root));
  if (builtAt === undefined) return false;
  return ['src', 'adapters'].every((name) => isOlder(fileURLToPath(new URL(name, root)), builtAt));
}

/** Is no source in the folder newer? Looked at before every command, so without `readdir`'s own recursion, which takes longer. */
function isOlder(folder, at) {
  if (changedAt(folder) === undefined) return true;
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isOlder(path, at);
    return !entry.name.endsWith('.ts') || changedAt(path) <= at;
  });
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** The Node that npm put beside this package, if its platform package was installed. */
function findNode() {
  const require = module.createRequire(import.meta.url);
  const arch = process.arch;
  const names = {
    linux: [`node-linux-${arch}`],
    darwin: [`node-darwin-${arch}`, `node-bin-darwin-${arch}`],
    win32: [`node-win-${arch}`],
  }[process.platform];
  for (const name of names ?? []) {
    for (const file of ['bin/node', 'bin/node.exe', 'node.exe']) {
      try {
        return require.resolve(`${name}/${file}`);
      } catch {
        // Not installed here: try the next.
      }
    }
  }
  return undefined;
}
