// Run after `npm install` changed package-lock.json on a machine whose registry mirror lacks the
// binaries of other platforms: npm then leaves them out of the lock, and `npm ci` refuses such a lock
// everywhere. This writes them back, so that macOS, Windows and musl install from the same lock.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32']
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
for (const [, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const at = `node_modules/${name}`
    if (lock.packages[at]) continue
    const parts = name.split(/[/-]/)
    const os = parts.find(part => systems.includes(part))
    const cpu = parts.find(part => processors.includes(part))
    const libc = parts.some(part => part.startsWith('musl'))
      ? 'musl'
      : parts.some(part => part.startsWith('gnu'))
        ? 'glibc'
        : undefined
    lock.packages[at] = {
      version,
      dev: true,
      optional: true,
      ...(os ? { os: [os] } : {}),
      cpu: [cpu],
      ...(os === 'linux' && libc ? { libc: [libc] } : {}),
    }
    console.log('added', name, version, os ?? '', cpu, libc ?? '')
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
