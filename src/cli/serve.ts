import { Command, InvalidArgumentError } from 'commander'

const roles = ['web', 'api', 'jobs'] as const
/** `web` is the pages with the API beside them, `api` the API alone, `jobs` the clockwork. */
export type Role = (typeof roles)[number]

export const listens = (wanted: Role[]): boolean => wanted.includes('web') || wanted.includes('api')

export const serveCommand = new Command('serve')
  .description('Run the marketplace: pages, API and clockwork.')
  .option('--dev', 'serve the pages from their sources, with reload', false)
  .option('--roles <list>', 'what this process does: web (pages and API), api (the API alone), jobs', listOfRoles, [
    'web',
    'jobs',
  ])
  .action(async (options: { dev: boolean; roles: Role[] }) => {
    const { serve } = await import('./serve/serve.ts')
    await serve(options)
  })

function listOfRoles(text: string): Role[] {
  const wanted = text.split(',').map(role => role.trim())
  const unknown = wanted.find(role => !(roles as readonly string[]).includes(role))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no role "${unknown}". The roles are ${roles.join(', ')}.`)
  return wanted as Role[]
}
