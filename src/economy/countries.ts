// Codes that are no country of their own: groups, placeholders and names that countries had before.
const noCountry = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ'.split(
    ' ',
  ),
)
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** English names of all countries: what a profile and a post may name. */
export const countries: readonly string[] = letters
  .flatMap(first => letters.map(second => first + second))
  .filter(code => !noCountry.has(code))
  .flatMap(code => names.of(code) ?? [])
  .sort((a, b) => a.localeCompare(b, 'en'))

const known = new Set(countries)

export const isCountry = (name: string): boolean => known.has(name)
