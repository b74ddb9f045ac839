/** Which of a post's skills somebody has, in the post's words. */
export function sharedSkills(wanted: string[], has: string[]): string[] {
  const known = new Set(has.map(skill => skill.toLowerCase()))
  return wanted.filter(skill => known.has(skill.toLowerCase()))
}
