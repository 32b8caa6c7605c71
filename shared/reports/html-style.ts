/** The look of the HTML report: light, dark and on paper. Nothing is loaded from anywhere. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #1c1f23; --quiet: #5a626c; --line: #d9dde2; --surface: #ffffff; --raised: #f5f6f8;
  --error: #b3261e; --warning: #8a5300; --advice: #1f5fa8; --passed: #23693a; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --quiet: #a3abb5; --line: #383d44; --surface: #17191c; --raised: #202327;
  --error: #ff8a80; --warning: #f2b657; --advice: #8fbcf5; --passed: #7fcf97; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 16px 64px; background: var(--surface); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 60rem; margin: 0 auto; }
h1 { font-size: 28px; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 20px; margin: 40px 0 12px; }
h3 { font-size: 16px; margin: 0; }
p, ul { margin: 8px 0; max-width: 72ch; }
.quiet, footer { color: var(--quiet); font-size: 14px; }
.verdict { font-size: 20px; margin: 24px 0 0; }
article { border: 1px solid var(--line); border-radius: 8px; padding: 16px; margin: 0 0 16px; }
article > p:last-child { margin-bottom: 0; }
.severity { font-weight: 600; }
.error { color: var(--error); } .warning { color: var(--warning); } .advice { color: var(--advice); } .passed { color: var(--passed); }
.finding { margin: 12px 0; padding-left: 12px; border-left: 2px solid var(--line); }
.finding > p { font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 8px 0; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--quiet); }
td.place { font-family: ui-monospace, Consolas, monospace; font-size: 12px; }
details { margin: 8px 0; } summary { cursor: pointer; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 14px; }
@media print { :root { --text: #000; --quiet: #444; --line: #bbb; --surface: #fff; --raised: #fff;
    --error: #8c1d18; --warning: #6b4000; --advice: #164a84; --passed: #1b5230; }
  body { padding: 0; font-size: 11pt; } article, .finding, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`.trim();
