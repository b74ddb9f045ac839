/** One password for everybody: the demo is for looking around, and `serve` prints it. */
export const demoPassword = 'earnest-demo'

export type DemoLogIn = {
  role: 'freelancer' | 'client' | 'both' | 'operator'
  name: string
  email: string
  password: string
  /** What `serve` writes in front of it. */
  who: string
}

export const demoEmail = (handle: string): string => `${handle}@demo.earnest.example`

const logIn = (role: DemoLogIn['role'], handle: string, name: string, what: string): DemoLogIn => ({
  role,
  name,
  email: demoEmail(handle),
  password: demoPassword,
  who: `${name}, ${what}`,
})

/** Everybody of the story can sign in; these are the ones to begin with. */
export const demoLogIns: DemoLogIn[] = [
  logIn('freelancer', 'ines', 'Ines Ferreira', 'freelancer with 34 Connects'),
  logIn('client', 'praxis-almada', 'Praxis Almada', 'client with proposals waiting'),
  logIn('both', 'lumen-games', 'Lumen Games', 'freelancer and client'),
  logIn('operator', 'operator', 'Asha Verma', 'operator'),
  logIn('operator', 'second-operator', 'Jonas Lind', 'operator who approves what is too much for one'),
]
