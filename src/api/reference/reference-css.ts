/** The look of the reference page: the tokens of design-language.md, without the fonts, so that it needs nothing else. */
export const referenceCss = `
:root { color-scheme: light dark; --paper: light-dark(#faf7f1, #151310); --card: light-dark(#fffdf9, #1d1a16); --ink: light-dark(#201b15, #ece6db);
  --soft: light-dark(#655d51, #a79e8f); --line: light-dark(#e7dfd1, #322d26); --accent: light-dark(#8c4106, #eca452); --wash: light-dark(#f8ecdb, #2a2118); }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1, h2, h3 { font-family: Georgia, serif; font-weight: 600; line-height: 1.25; margin: 0; }
h1 { font-size: 2.2rem; } h2 { font-size: 1.65rem; margin-top: 48px; } h3 { font-size: 1.2rem; } h4 { font-size: .88rem; margin: 16px 0 4px; }
code { font: .88em/1.5 ui-monospace, monospace; }
header, .page { max-width: 1180px; margin: 0 auto; padding: 24px 16px; }
.page { display: grid; gap: 32px; padding-top: 0; }
nav ul, .fields { list-style: none; margin: 0; padding: 0; }
nav li { padding: 2px 0; } nav p { margin: 16px 0 4px; font-weight: 600; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin-top: 16px; }
.soft { color: var(--soft); } .way { margin: 8px 0; }
.way code:first-child { background: var(--wash); border-radius: 6px; padding: 2px 8px; font-weight: 600; }
.fields > li { border-top: 1px solid var(--line); padding: 8px 0; }
.fields p { margin: 0; } .fields .fields { margin-left: 16px; }
@media (min-width: 900px) { .page { grid-template-columns: 240px minmax(0, 1fr); } nav { position: sticky; top: 16px; align-self: start; max-height: calc(100vh - 32px); overflow: auto; } }
`
