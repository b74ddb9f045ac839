// Everything here works without JavaScript, and with it the page would load 68 kB where 60 is the most (measured 2026-11).
export const csr = false
