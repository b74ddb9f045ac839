const longest = 254 // RFC 5321; what a form sends may be any length.

/** Whether a text can be an e-mail address. */
export const isEmail = (text: string): boolean => text.length <= longest && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
