import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where a Chromium is: the one named by CHROMIUM, one already installed, or Debian's, which is installed now. */
export function findChromium() {
  const there = [process.env.CHROMIUM, ...places].find(path => path && existsSync(path))
  if (there) return there
  console.info('No Chromium here: installing it with apt-get, once.')
  for (const words of ['update', 'install -y --no-install-recommends chromium']) {
    const command = `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get -q ${words}`
    execSync(command, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  return places[0]
}
