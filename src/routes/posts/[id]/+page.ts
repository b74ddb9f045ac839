// Everything here works as plain HTML, and the page people open most loads at once; live-bell.js keeps its bell.
// Hydrated it would load 62 kB of JavaScript (measured 2026-11, docs/decisions/0014).
export const csr = false
