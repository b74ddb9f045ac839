import { Command, InvalidArgumentError } from 'commander'

const roles = ['web', 'jobs'] as const
export type Role = (typeof roles)[number]

export const serveCommand = new Command('serve')
  .description('Run the marketplace: pages, API and clockwork.')
  .option('--dev', 'serve the pages from their sources, with reload', false)
  .option('--roles <list>', 'what this process does: web, jobs, or web,jobs', listOfRoles, [...roles])
  .action(async (options: { dev: boolean; roles: Role[] }) => {
    const { serve } = await import('./serve/serve.ts')
    await serve(options)
  })

function listOfRoles(text: string): Role[] {
  const wanted = text.split(',').map(role => role.trim())
  const unknown = wanted.find(role => !(roles as readonly string[]).includes(role))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no role "${unknown}". The roles are ${roles.join(' and ')}.`)
  return wanted as Role[]
}
