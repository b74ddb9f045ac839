// Builds the pages when their sources changed since the last build, so that `npm start` is quick the second time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'

const mark = 'build/.sources'
const sources = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', ...globSync('{src,static}/**/*')]
  .filter(path => !/\.test\.ts$/.test(path) && statSync(path).isFile())
  .sort()
const hash = createHash('sha256')
for (const path of sources) hash.update(path).update('\0').update(readFileSync(path))
const now = hash.digest('hex')

if (!existsSync('build/handler.js') || !existsSync(mark) || readFileSync(mark, 'utf8') !== now) {
  console.log('Building the pages; this takes a moment the first time.')
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(mark, now)
}
