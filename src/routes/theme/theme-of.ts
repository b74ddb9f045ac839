import type { Theme } from '#components/shell'

const themes: readonly string[] = ['light', 'dark', 'system'] satisfies Theme[]

/** The theme a cookie or a form names; the device's when it names none. */
export const themeOf = (text: string | undefined): Theme => (text && themes.includes(text) ? (text as Theme) : 'system')
